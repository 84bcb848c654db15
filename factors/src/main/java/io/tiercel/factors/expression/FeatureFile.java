package io.tiercel.factors.expression;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A set of named formulas in a file, with the columns that they read. Cold.
 * <p>
 * The file is YAML of one shape, read strictly; every line is one of these, comments ({@code #} first) and blank lines apart:
 * <pre>
 * columns: [open, high, low, close, vwap, volume]
 * features:
 *   KMID: ($close - $open) / $open
 * </pre>
 *
 * @param columns  that the formulas may read.
 * @param formulas in the order of the file.
 */
public record FeatureFile(Columns columns, List<Formula> formulas) {
    private static final String COLUMNS = "columns: [";
    private static final String FEATURES = "features:";

    /** Keeps its own copy of the list. */
    public FeatureFile {
        formulas = List.copyOf(formulas);
    }

    /**
     * @param path of the file, UTF-8.
     * @return what it holds; the formulas' own syntax is not checked yet.
     * @throws BadInputException telling file, line and what was expected.
     */
    public static FeatureFile read(final Path path) {
        try {
            return new Reader(path).read(Files.readAllLines(path, StandardCharsets.UTF_8));
        } catch (final IOException failed) {
            throw new BadInputException(path + ": cannot be read as text, expected a file of formulas", failed);
        }
    }

    /**
     * @return the formulas as one class.
     * @throws BadInputException telling the formula and the place in it.
     */
    public CompiledExpressions compile() {
        return new ExpressionCompiler(columns).compile(formulas);
    }

    private static final class Reader {
        private final Path path;
        private final List<Formula> formulas = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private Columns columns;
        private boolean isInFeatures;
        private int number;

        Reader(final Path path) {
            this.path = path;
        }

        FeatureFile read(final List<String> lines) {
            for (final String line : lines) {
                number++;
                if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                    take(line.stripTrailing());
                }
            }
            if (columns == null || formulas.isEmpty()) {
                throw new BadInputException(
                        path + ": expected 'columns: [...]' and 'features:' with a formula or more");
            }
            return new FeatureFile(columns, formulas);
        }

        private void take(final String line) {
            if (columns == null) {
                if (!line.startsWith(COLUMNS) || !line.endsWith("]")) {
                    throw wrong(line, "'columns: [name, name]' first");
                }
                columns = new Columns(List.of(line.substring(COLUMNS.length(), line.length() - 1)
                        .strip()
                        .split("\\s*,\\s*")));
            } else if (!isInFeatures) {
                if (!line.equals(FEATURES)) {
                    throw wrong(line, "'features:' after the columns");
                }
                isInFeatures = true;
            } else {
                takeFeature(line);
            }
        }

        private void takeFeature(final String line) {
            final int colon = line.indexOf(": ");
            if (!line.startsWith("  ") || line.charAt(2) == ' ' || colon < 0) {
                throw wrong(line, "'  NAME: formula', two spaces before the name and one before the formula");
            }
            final String text = line.substring(colon + 2).strip();
            // what YAML would read otherwise than as it stands
            if (text.isEmpty() || "-[{\"'&*!|>%@`?,".indexOf(text.charAt(0)) >= 0 || text.contains(" #")) {
                throw wrong(
                        line, "a formula that starts with $, a function, a number or '(' and has no comment behind it");
            }
            final Formula formula = new Formula(line.substring(2, colon), text);
            if (!names.add(formula.name())) {
                throw wrong(line, "each name once");
            }
            formulas.add(formula);
        }

        private BadInputException wrong(final String line, final String expected) {
            return new BadInputException(
                    path + ", line " + number + ": found '" + line.strip() + "', expected " + expected);
        }
    }
}
