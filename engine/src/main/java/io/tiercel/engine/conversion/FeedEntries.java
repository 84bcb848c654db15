package io.tiercel.engine.conversion;

import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A recorded feed as entries of a journal's metadata. Stateless; cold. */
final class FeedEntries {
    private static final String VERSION = "conversion.version";
    private static final String FORMAT = "conversion.format";
    private static final String BOOKS = "conversion.books";
    private static final String EVENTS = "conversion.events";
    private static final String FILE = "conversion.file.";
    private static final String INSTRUMENT = "conversion.instrument.";
    private static final int INSTRUMENT_WORDS = 5;

    private FeedEntries() {}

    static Map<String, String> of(final RecordedFeed feed) {
        final Map<String, String> entries = new TreeMap<>();
        entries.put(VERSION, Integer.toString(RecordedFeed.VERSION));
        entries.put(FORMAT, feed.format());
        entries.put(BOOKS, feed.bookKind().name());
        entries.put(EVENTS, Long.toString(feed.events()));
        for (int i = 0; i < feed.files().size(); i++) {
            entries.put(key(FILE, i), feed.files().get(i));
        }
        for (final Instrument i : feed.instruments()) {
            // the symbol last: it may hold spaces
            entries.put(
                    key(INSTRUMENT, i.id()),
                    i.priceScale() + " " + i.qtyScale() + " " + i.tickSize() + " " + i.lotSize() + " " + i.symbol());
        }
        return entries;
    }

    /** Whether they are those of a finished conversion. */
    static boolean isStored(final Map<String, String> entries) {
        return entries.containsKey(EVENTS);
    }

    /**
     * @param folder  of the journal.
     * @param entries of its metadata.
     * @return what they say.
     * @throws BadInputException if they are not those of a finished conversion of this version.
     */
    static RecordedFeed read(final Path folder, final Map<String, String> entries) {
        if (!isStored(entries)) {
            throw new BadInputException(folder + ": is a journal, but not of recorded market data, expected one that"
                    + " 'data convert' wrote");
        }
        if (!Integer.toString(RecordedFeed.VERSION).equals(entries.get(VERSION))) {
            throw new BadInputException(
                    folder + ": was written in version " + entries.get(VERSION) + ", expected " + RecordedFeed.VERSION);
        }
        try {
            final List<String> files = new ArrayList<>();
            while (entries.containsKey(key(FILE, files.size()))) {
                files.add(entries.get(key(FILE, files.size())));
            }
            final List<Instrument> instruments = new ArrayList<>();
            while (entries.containsKey(key(INSTRUMENT, instruments.size()))) {
                instruments.add(instrument(instruments.size(), entries.get(key(INSTRUMENT, instruments.size()))));
            }
            return new RecordedFeed(
                    entries.get(FORMAT),
                    BookKind.valueOf(entries.get(BOOKS)),
                    Long.parseLong(entries.get(EVENTS)),
                    files,
                    instruments);
        } catch (final IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new BadInputException(
                    folder + ": its metadata is not what 'data convert' wrote: " + e.getMessage(), e);
        }
    }

    private static Instrument instrument(final int id, final String text) {
        final String[] words = text.split(" ", INSTRUMENT_WORDS);
        return new Instrument(
                id,
                words[4],
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                1);
    }

    private static String key(final String prefix, final int number) {
        return prefix + String.format(Locale.ROOT, "%05d", number);
    }
}
