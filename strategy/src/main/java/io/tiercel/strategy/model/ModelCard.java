package io.tiercel.strategy.model;

import io.tiercel.marketdata.input.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What must be known about a model file before it is trusted: which bytes, which inputs in which order, where it came from and how good it was on
 * data it had not seen. Immutable, cold.
 * <p>
 * Text form: one {@code key: value} a line; {@code #} starts a comment line; every key exactly once, none unknown.
 *
 * @param name            short name of the model.
 * @param sha256          of the model file, 64 lower-case hex digits.
 * @param inputs          factor ids in the order of the input tensor, no id twice.
 * @param output          meaning of the one output.
 * @param architecture    layers in words.
 * @param command         command line that makes the file again, byte for byte.
 * @param trainingData    source of the training samples: generator, seeds, events.
 * @param trainingSamples their number.
 * @param trainerSeed     seed of the trainer's own random numbers.
 * @param evaluationData  source of the out-of-sample samples.
 * @param score           measured on them.
 * @param runtime         what the score was measured with.
 */
public record ModelCard(
        String name,
        String sha256,
        List<String> inputs,
        String output,
        String architecture,
        String command,
        String trainingData,
        long trainingSamples,
        long trainerSeed,
        String evaluationData,
        ModelScore score,
        String runtime) {
    private static final List<String> KEYS = List.of(
            "name",
            "sha256",
            "inputs",
            "output",
            "architecture",
            "command",
            "training-data",
            "training-samples",
            "trainer-seed",
            "evaluation-data",
            "samples",
            "up-share",
            "accuracy",
            "auc",
            "log-loss",
            "base-accuracy",
            "base-log-loss",
            "baseline-accuracy",
            "baseline-auc",
            "best-factor",
            "best-factor-auc",
            "runtime");

    /** Copies the list of inputs. */
    public ModelCard {
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(score, "score");
    }

    /**
     * @param text  of a card file.
     * @param where names the file in messages.
     * @return the card.
     * @throws BadInputException naming file, line or key, and what was expected.
     */
    public static ModelCard parse(final String text, final String where) {
        final Fields fields = new Fields(entries(text, where), where);
        return new ModelCard(
                fields.text("name"),
                fields.sha256(),
                fields.inputs(),
                fields.text("output"),
                fields.text("architecture"),
                fields.text("command"),
                fields.text("training-data"),
                fields.number("training-samples"),
                fields.number("trainer-seed"),
                fields.text("evaluation-data"),
                new ModelScore(
                        fields.number("samples"),
                        fields.ratio("up-share"),
                        fields.ratio("accuracy"),
                        fields.ratio("auc"),
                        fields.ratio("log-loss"),
                        fields.ratio("base-accuracy"),
                        fields.ratio("base-log-loss"),
                        fields.ratio("baseline-accuracy"),
                        fields.ratio("baseline-auc"),
                        fields.text("best-factor"),
                        fields.ratio("best-factor-auc")),
                fields.text("runtime"));
    }

    /**
     * @return the card's text form, ends with a line feed; {@link #parse} reads it back, ratios to four decimals.
     */
    public String text() {
        final Object[] values = {
            name,
            sha256,
            String.join(", ", inputs),
            output,
            architecture,
            command,
            trainingData,
            trainingSamples,
            trainerSeed,
            evaluationData,
            score.samples(),
            decimals(score.upShare()),
            decimals(score.accuracy()),
            decimals(score.auc()),
            decimals(score.logLoss()),
            decimals(score.baseAccuracy()),
            decimals(score.baseLogLoss()),
            decimals(score.baselineAccuracy()),
            decimals(score.baselineAuc()),
            score.bestFactor(),
            decimals(score.bestFactorAuc()),
            runtime
        };
        final StringBuilder text =
                new StringBuilder("# Model card, written by the trainer. What the keys mean: ModelCard, ModelScore.\n");
        for (int i = 0; i < values.length; i++) {
            text.append(KEYS.get(i)).append(": ").append(values[i]).append('\n');
        }
        return text.toString();
    }

    private static String decimals(final double ratio) {
        return String.format(Locale.ROOT, "%.4f", ratio);
    }

    private static Map<String, String> entries(final String text, final String where) {
        final Map<String, String> entries = new LinkedHashMap<>();
        int lineNumber = 0;
        for (final String line : text.lines().toList()) {
            lineNumber++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            final int colon = line.indexOf(':');
            final String key =
                    colon < 0 ? line.strip() : line.substring(0, colon).strip();
            if (colon < 0 || !KEYS.contains(key)) {
                throw new BadInputException("model card " + where + " line " + lineNumber + ": unknown key \""
                        + abridged(key) + "\", expected one of " + String.join(", ", KEYS));
            }
            if (entries.put(key, line.substring(colon + 1).strip()) != null) {
                throw new BadInputException("model card " + where + " line " + lineNumber + ": key " + key
                        + " stands twice, expected once");
            }
        }
        return entries;
    }

    private static String abridged(final String key) {
        final String printable = key.replaceAll("[^ -~]", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
    }

    /** Typed access to the entries; every miss is told with key, value and expectation. */
    private record Fields(Map<String, String> entries, String where) {
        String text(final String key) {
            final String value = entries.get(key);
            if (value == null || value.isEmpty()) {
                throw new BadInputException(
                        "model card " + where + ": " + key + " is missing, expected a line \"" + key + ": ...\"");
            }
            return value;
        }

        String sha256() {
            final String value = text("sha256");
            if (!value.matches("[0-9a-f]{64}")) {
                throw unusable("sha256", value, "64 lower-case hex digits");
            }
            return value;
        }

        List<String> inputs() {
            final List<String> ids = List.of(text("inputs").split("\\s*,\\s*", -1));
            if (ids.contains("") || ids.stream().distinct().count() != ids.size()) {
                throw unusable("inputs", text("inputs"), "factor ids separated by commas, none empty, none twice");
            }
            return ids;
        }

        long number(final String key) {
            final String value = text(key);
            try {
                return Long.parseLong(value);
            } catch (final NumberFormatException e) {
                throw unusable(key, value, "a whole number");
            }
        }

        double ratio(final String key) {
            final String value = text(key);
            try {
                final double ratio = Double.parseDouble(value);
                if (ratio >= 0 && ratio < Double.POSITIVE_INFINITY) {
                    return ratio;
                }
            } catch (final NumberFormatException e) {
                throw unusable(key, value, "a number >= 0");
            }
            throw unusable(key, value, "a number >= 0");
        }

        private BadInputException unusable(final String key, final String value, final String expected) {
            return new BadInputException(
                    "model card " + where + ": " + key + " = " + abridged(value) + ", expected " + expected);
        }
    }
}
