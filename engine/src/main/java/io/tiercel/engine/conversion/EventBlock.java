package io.tiercel.engine.conversion;

import java.util.List;
import org.agrona.DirectBuffer;

/** Rows of event columns, column after column. */
final class EventBlock extends Block {
    final List<EventColumn> columns;
    final long[][] numbers;
    final String[][] texts;

    EventBlock(final List<EventColumn> columns) {
        this.columns = columns;
        numbers = new long[columns.size()][];
        texts = new String[columns.size()][];
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == ColumnKind.TEXT) {
                texts[i] = new String[CAPACITY];
            } else {
                numbers[i] = new long[CAPACITY];
            }
        }
    }

    /** Takes the first columns from one place, the rest from another: of an event and of an element of its group. */
    void set(final DirectBuffer buffer, final int from, final int to, final int start) {
        for (int i = from; i < to; i++) {
            if (numbers[i] == null) {
                texts[i][rows] = columns.get(i).text(buffer, start);
            } else {
                numbers[i][rows] = columns.get(i).read(buffer, start);
            }
        }
    }
}
