package io.tiercel.engine.conversion;

import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.instrument.Instrument;
import java.util.List;

/**
 * What a stored feed is, kept with its events. Immutable.
 *
 * @param format      name of the format that it was converted from first.
 * @param bookKind    book that the events make.
 * @param events      number of events.
 * @param files       names of the files that it was converted from first.
 * @param instruments by id.
 */
record RecordedFeed(String format, BookKind bookKind, long events, List<String> files, List<Instrument> instruments) {
    /** Version of what is stored beside the events, in both forms. */
    static final int VERSION = 1;

    /** Copies the lists. */
    RecordedFeed {
        files = List.copyOf(files);
        instruments = List.copyOf(instruments);
    }
}
