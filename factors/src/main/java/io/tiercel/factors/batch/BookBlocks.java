package io.tiercel.factors.batch;

import io.tiercel.factors.kernel.BookColumns;
import io.tiercel.factors.kernel.BookKernels;
import io.tiercel.marketdata.instrument.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Works kernels of the book out block by block: the levels of a block come from memory once and are still near when the next kernel wants them. Only for
 * kernels that look back one event at most.
 * <p>
 * Owned by the thread that computes one instrument.
 */
final class BookBlocks {
    /** Events of a block: its levels take a third of a megabyte. */
    private static final int LENGTH = 1024;

    /** One column of a book, made of the events of a block. */
    @FunctionalInterface
    interface BlockKernel {
        void compute(BookKernels kernels, BookColumns block, double[] out);
    }

    @SuppressWarnings("ArrayRecordComponent") // a column to be written
    private record Task(BlockKernel kernel, double[] out) {}

    private final RecordedEvents events;
    private final BookKernels kernels;
    private final List<Task> tasks = new ArrayList<>();

    BookBlocks(final RecordedEvents events, final BookKernels kernels) {
        this.events = events;
        this.kernels = kernels;
    }

    /** The column will be there after {@link #run}. */
    void add(final BlockKernel kernel, final double[] out) {
        tasks.add(new Task(kernel, out));
    }

    /** Makes all columns that have been added. */
    void run() {
        if (tasks.isEmpty()) {
            return;
        }
        final double[][][] block = new double[4][RecordedEvents.DEPTH][LENGTH + 1];
        final double[] out = new double[LENGTH + 1];
        for (int start = 0; start < events.size(); start += LENGTH) {
            // the event before the block leads it
            final int lead = start == 0 ? 0 : 1;
            final int length = Math.min(LENGTH, events.size() - start);
            copy(events.prices(Side.BUY), start - lead, length + lead, block[0]);
            copy(events.qtys(Side.BUY), start - lead, length + lead, block[1]);
            copy(events.prices(Side.SELL), start - lead, length + lead, block[2]);
            copy(events.qtys(Side.SELL), start - lead, length + lead, block[3]);
            final BookColumns book = new BookColumns(block[0], block[1], block[2], block[3], length + lead);
            for (final Task task : tasks) {
                task.kernel().compute(kernels, book, out);
                System.arraycopy(out, lead, task.out(), start, length);
            }
        }
        tasks.clear();
    }

    private static void copy(final double[][] planes, final int from, final int length, final double[][] block) {
        for (int level = 0; level < planes.length; level++) {
            System.arraycopy(planes[level], from, block[level], 0, length);
        }
    }
}
