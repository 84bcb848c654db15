package io.tiercel.engine.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names new run folders: {@code runs/NAME-DATE-TIME} below the current folder, with a number if that exists. Cold. */
final class RunFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunFolder() {}

    static Path fresh(final String name) {
        final String base =
                name + "-" + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
        Path folder = Path.of("runs", base);
        for (int i = 2; Files.exists(folder); i++) {
            folder = Path.of("runs", base + "-" + i);
        }
        return folder;
    }
}
