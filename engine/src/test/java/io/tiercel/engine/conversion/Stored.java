package io.tiercel.engine.conversion;

import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Short ways to convert and to look at the result. */
final class Stored {
    private Stored() {}

    static ConversionResult convert(
            final FeedFormat format, final List<Path> files, final StoredForm form, final Path out) {
        return new Conversion(form, out, System::nanoTime).run(format, files, FeedOptions.NONE, share -> {});
    }

    /** A stored folder in another form. */
    static ConversionResult convert(final Path folder, final StoredForm form, final Path out) {
        return convert(StoredFormat.choose(FeedFormats.AUTO, List.of(folder)), List.of(folder), form, out);
    }

    /** Each record of a journal, all its bytes. */
    static List<String> records(final Path journal) {
        final List<String> records = new ArrayList<>();
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, EventSchema.MARKET_DATA.version());
                JournalReader reader = directory.readInput()) {
            while (reader.next()) {
                final byte[] bytes = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), bytes);
                records.add(HexFormat.of().formatHex(bytes));
            }
        }
        return records;
    }
}
