package io.tiercel.engine.backtest;

import io.tiercel.marketdata.input.BadInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every combination of the values of some parameters, numbered from 0, the last parameter turning fastest. Ranges are counted in decimals: 0.1:0.3:0.1 has
 * three values. Immutable, cold.
 */
public final class ParameterGrid {
    /** Most combinations. */
    public static final int MAX_SETS = 100_000;

    private static final String NUMBER = "(-?\\d{1,18}(?:\\.\\d{1,12})?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + ":" + NUMBER + ":" + NUMBER);
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?(?:[eE]-?\\d{1,3})?");

    private final Map<String, List<String>> valuesByPlace;
    private final int size;

    private ParameterGrid(final Map<String, List<String>> valuesByPlace) {
        this.valuesByPlace = valuesByPlace;
        long sets = 1;
        for (final List<String> values : valuesByPlace.values()) {
            sets *= values.size();
            if (sets > MAX_SETS) {
                throw new BadInputException("sweep: more than " + MAX_SETS + " combinations, expected fewer values");
            }
        }
        size = Math.toIntExact(sets);
    }

    /**
     * @param parameters place to {@code first:last:step}, or to values with commas between.
     * @return the grid; of one combination, without any value, where there are no parameters.
     * @throws BadInputException when a range is none, or there are too many combinations.
     */
    public static ParameterGrid of(final Map<String, String> parameters) {
        final Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((place, text) -> values.put(place, values(place, text.strip())));
        return new ParameterGrid(values);
    }

    private static List<String> values(final String place, final String text) {
        final Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return range(
                    place,
                    new BigDecimal(range.group(1)),
                    new BigDecimal(range.group(2)),
                    new BigDecimal(range.group(3)));
        }
        final List<String> values = new ArrayList<>();
        for (final String value : text.split(",", -1)) {
            if (value.isBlank()) {
                throw new BadInputException("sweep: " + place + " = " + text
                        + ", expected first:last:step such as 1:10:1, or values such as 0.1,0.2");
            }
            values.add(value.strip());
        }
        if (new LinkedHashSet<>(values).size() != values.size()) {
            throw new BadInputException("sweep: " + place + " = " + text + ", expected each value once");
        }
        return Collections.unmodifiableList(values);
    }

    private static List<String> range(
            final String place, final BigDecimal first, final BigDecimal last, final BigDecimal step) {
        if (step.signum() <= 0 || last.compareTo(first) < 0) {
            throw new BadInputException("sweep: " + place + " = " + first + ":" + last + ":" + step
                    + ", expected first:last:step with first up to last and a step above 0");
        }
        final List<String> values = new ArrayList<>();
        for (BigDecimal value = first; value.compareTo(last) <= 0; value = value.add(step)) {
            if (values.size() == MAX_SETS) {
                throw new BadInputException(
                        "sweep: " + place + " has more than " + MAX_SETS + " values, expected a larger step");
            }
            values.add(plain(value));
        }
        return Collections.unmodifiableList(values);
    }

    private static String plain(final BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /**
     * @return how many combinations there are, at least 1.
     */
    public int size() {
        return size;
    }

    /**
     * @return true when there is nothing to choose.
     */
    public boolean isEmpty() {
        return valuesByPlace.isEmpty();
    }

    /**
     * @return places of the parameters, in their order.
     */
    public List<String> places() {
        return List.copyOf(valuesByPlace.keySet());
    }

    /**
     * @param place of a parameter.
     * @return its values, in their order.
     */
    public List<String> values(final String place) {
        return valuesByPlace.get(place);
    }

    /**
     * @param place of a parameter.
     * @return true when all of its values are numbers.
     */
    public boolean isNumeric(final String place) {
        return values(place).stream()
                .allMatch(value -> PLAIN_NUMBER.matcher(value).matches());
    }

    /**
     * @param index of a combination, 0 to {@link #size} - 1.
     * @return place to value.
     */
    public Map<String, String> set(final int index) {
        final Map<String, String> set = new LinkedHashMap<>();
        int below = size;
        int rest = index;
        for (final Map.Entry<String, List<String>> parameter : valuesByPlace.entrySet()) {
            below /= parameter.getValue().size();
            set.put(parameter.getKey(), parameter.getValue().get(rest / below));
            rest %= below;
        }
        return set;
    }
}
