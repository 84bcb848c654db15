package io.tiercel.journal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A second process that writes a journal and tells each sequence whose append returned, 8 bytes each, on its standard output. */
final class WriterProcess {
    static final long SEED = 99;
    static final int MIN_LENGTH = 48;
    static final int MAX_LENGTH = 4000;
    static final int BURST = 100;

    private WriterProcess() {}

    /**
     * Starts the process; {@code mode} is "append" (until killed), "open" (open, tell 0, close at once) or "burst" (tell the wall clock in ms,
     * append {@link #BURST} records, close).
     */
    static Process start(final Path folder, final String mode) throws IOException {
        return start(folder, mode, Map.of());
    }

    static Process start(final Path folder, final String mode, final Map<String, String> environment)
            throws IOException {
        final String root = System.getProperty("tiercel.root", "..");
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of(root, "config", "jvm.options"),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WriterProcess.class.getName(),
                folder.toString(),
                mode));
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Entry of the second process. */
    public static void main(final String[] arguments) throws IOException {
        final Path folder = Path.of(arguments[0]);
        final boolean isNew = !folder.resolve("metadata.properties").toFile().exists();
        try (JournalDirectory directory = isNew
                        ? JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of())
                        : JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION);
                Journal journal = directory.openInput(JournalConfig.smallest())) {
            final DataOutputStream told = new DataOutputStream(new BufferedOutputStream(System.out, Long.BYTES));
            final SeededRecords records = new SeededRecords(SEED, MIN_LENGTH, MAX_LENGTH);
            told.writeLong(journal.lastSequence());
            told.flush();
            if (arguments[1].equals("burst")) {
                told.writeLong(System.currentTimeMillis());
                told.flush();
                records.append(journal, journal.lastSequence() + 1, journal.lastSequence() + BURST);
            }
            if (arguments[1].equals("append")) {
                while (true) {
                    final long sequence = journal.lastSequence() + 1;
                    records.append(journal, sequence, sequence);
                    told.writeLong(sequence);
                    told.flush();
                }
            }
        } catch (final JournalException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
