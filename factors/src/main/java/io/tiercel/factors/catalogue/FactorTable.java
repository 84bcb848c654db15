package io.tiercel.factors.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Reads {@code factors.tsv}: one factor a line, in the order of {@link Factor}. Cold. */
final class FactorTable {
    private static final String NAME = "factors.tsv";
    private static final int COLUMNS = 13;

    private FactorTable() {}

    static List<FactorDescription> read(final List<Factor> factors) {
        final List<FactorDescription> descriptions = new ArrayList<>();
        for (final String line : text().split("\n", -1)) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                descriptions.add(parse(line));
            }
        }
        final List<String> ids =
                descriptions.stream().map(FactorDescription::id).toList();
        final List<String> expected = factors.stream()
                .map(factor -> factor.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!ids.equals(expected)) {
            throw new IllegalStateException(NAME + " holds " + ids + ", expected " + expected);
        }
        return List.copyOf(descriptions);
    }

    private static String text() {
        try (InputStream in = FactorTable.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(NAME + " is missing beside its class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FactorDescription parse(final String line) {
        final String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException(NAME + ": " + cells.length + " columns in \"" + line + '"');
        }
        return new FactorDescription(
                cells[0],
                FactorFamily.of(cells[1].charAt(0)),
                cells[2],
                find(FactorSign.values(), sign -> sign.code() == cells[3].charAt(0), line),
                find(FactorUpdate.values(), update -> update.code() == cells[4].charAt(0), line),
                find(FactorCost.values(), cost -> cost.code().equals(cells[5]), line),
                Integer.parseInt(cells[6]),
                cells[7].equals("NaN"),
                cells[8].isEmpty()
                        ? List.of()
                        : Arrays.stream(cells[8].split(",", -1))
                                .map(key -> FactorParameter.byKey(key).orElseThrow())
                                .toList(),
                cells[9],
                cells[10],
                cells[11],
                cells[12]);
    }

    private static <T> T find(final T[] values, final Predicate<T> isWanted, final String line) {
        return Arrays.stream(values)
                .filter(isWanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(NAME + ": unknown code in \"" + line + '"'));
    }
}
