package io.tiercel.factors;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorFamily;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.formula.EventFormulas;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which factors and formulas are computed, with which parameters; the same for all instruments. Immutable, cold.
 *
 * @param factors    what to compute: ids of {@link Factor}, {@value #FIRST_24}, {@value #ALL}, or {@code family A} to {@code family I}; may be empty
 *                   where there are formulas.
 * @param parameters values by {@link FactorParameter#key}; those that are not given take their defaults, and afterwards all are given.
 * @param formulas   texts by name over {@code EventColumns}, computed after the factors of each event; may be empty.
 */
public record FactorsConfig(List<String> factors, Map<String, Double> parameters, Map<String, String> formulas) {
    /** Chooses the 24 factors that the shipped model reads, and no others. */
    public static final String FIRST_24 = "first24";

    /** Chooses every factor. */
    public static final String ALL = "all";

    /** Longest window in events, trades or buckets; the overflow proofs of the exact sums rest on it. */
    public static final int MAX_WINDOW = 4096;

    private static final String FAMILY = "family ";

    /**
     * @throws BadInputException naming the factor or key, its value and what is allowed; or the formula and the place in it.
     */
    public FactorsConfig {
        factors = List.copyOf(factors);
        formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
        if (factors.isEmpty() && formulas.isEmpty()) {
            throw new BadInputException("factors: none chosen, expected at least one of " + choices());
        }
        factors.forEach(FactorsConfig::matching);
        parameters = complete(parameters);
        if (!formulas.isEmpty()) {
            EventFormulas.compile(formulas);
        }
    }

    /**
     * Without formulas.
     *
     * @param factors    as above.
     * @param parameters as above.
     */
    public FactorsConfig(final List<String> factors, final Map<String, Double> parameters) {
        this(factors, parameters, Map.of());
    }

    /**
     * @return the first 24 factors with the parameters that the factor ids tell.
     */
    public static FactorsConfig defaults() {
        return of(FIRST_24);
    }

    /**
     * @param factors what to compute.
     * @return these factors with the parameters that the factor ids tell.
     */
    public static FactorsConfig of(final String... factors) {
        return new FactorsConfig(Arrays.asList(factors), Map.of());
    }

    /**
     * @param parameter to change.
     * @param value     its value.
     * @return the same otherwise.
     */
    public FactorsConfig with(final FactorParameter parameter, final double value) {
        final Map<String, Double> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter.key(), value);
        return new FactorsConfig(factors, changed, formulas);
    }

    /**
     * @return the chosen factors in catalogue order.
     */
    public Set<Factor> chosen() {
        final Set<Factor> chosen = EnumSet.noneOf(Factor.class);
        factors.forEach(choice -> chosen.addAll(matching(choice)));
        return Collections.unmodifiableSet(chosen);
    }

    /**
     * @return the factors that have to be computed: the chosen ones and those that formulas read.
     */
    public Set<Factor> needed() {
        final Set<Factor> needed = EnumSet.noneOf(Factor.class);
        needed.addAll(chosen());
        compiledFormulas().ifPresent(compiled -> needed.addAll(compiled.factorsRead()));
        return Collections.unmodifiableSet(needed);
    }

    /**
     * @return ids of the chosen factors in catalogue order, then the names of the formulas: the values of a {@code FactorVector}, by index.
     */
    public List<String> chosenIds() {
        final List<String> ids =
                new ArrayList<>(chosen().stream().map(Factor::id).toList());
        ids.addAll(formulas.keySet());
        return List.copyOf(ids);
    }

    /**
     * @return the formulas as one class; empty if there are none.
     */
    public Optional<EventFormulas> compiledFormulas() {
        return formulas.isEmpty() ? Optional.empty() : Optional.of(EventFormulas.compile(formulas));
    }

    /**
     * @param parameter that takes whole numbers.
     * @return its value.
     */
    public long whole(final FactorParameter parameter) {
        return (long) real(parameter);
    }

    /**
     * @param parameter a window in events, trades, buckets or the like.
     * @return its value.
     */
    public int window(final FactorParameter parameter) {
        return Math.toIntExact(whole(parameter));
    }

    /**
     * @param parameter any.
     * @return its value.
     */
    public double real(final FactorParameter parameter) {
        return parameters.get(parameter.key());
    }

    /**
     * Cold.
     *
     * @param parameter  a quantity in whole units of an instrument.
     * @param instrument whose quantity units are wanted.
     * @return its value in 10^-qtyScale; {@link Long#MAX_VALUE} where it is more than that.
     * @throws BadInputException when it is no multiple of 10^-qtyScale.
     */
    public long quantity(final FactorParameter parameter, final Instrument instrument) {
        final BigDecimal units = BigDecimal.valueOf(real(parameter)).movePointRight(instrument.qtyScale());
        if (units.stripTrailingZeros().scale() > 0) {
            throw new BadInputException("factors: " + parameter.key() + " = " + FactorParameter.text(real(parameter))
                    + ", expected a multiple of "
                    + BigDecimal.ONE.movePointLeft(instrument.qtyScale()).toPlainString()
                    + " for instrument " + instrument.symbol());
        }
        return units.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /**
     * Volume of a bucket of vpin. Cold.
     *
     * @param instrument whose quantity units are wanted.
     * @return in 10^-qtyScale.
     * @throws BadInputException when it is no multiple of 10^-qtyScale, or too large to count.
     */
    public long bucketQty(final Instrument instrument) {
        final long qty = quantity(FactorParameter.VPIN_BUCKET_QTY, instrument);
        if (qty == Long.MAX_VALUE) {
            throw new BadInputException("factors: " + FactorParameter.VPIN_BUCKET_QTY.key() + " = "
                    + FactorParameter.text(real(FactorParameter.VPIN_BUCKET_QTY)) + ", expected at most "
                    + BigDecimal.valueOf(Long.MAX_VALUE)
                            .movePointLeft(instrument.qtyScale())
                            .toBigInteger()
                    + " for instrument " + instrument.symbol() + " with qtyScale " + instrument.qtyScale());
        }
        return qty;
    }

    private static List<Factor> matching(final String choice) {
        if (choice.equals(ALL)) {
            return Factor.all();
        } else if (choice.equals(FIRST_24)) {
            return Factor.first24();
        }
        final List<Factor> matching = Factor.all().stream()
                .filter(factor -> factor.id().equals(choice)
                        || choice.equals(FAMILY + factor.family().code()))
                .toList();
        if (matching.isEmpty()) {
            throw new BadInputException("factors: unknown factor " + choice + ", expected " + choices());
        }
        return matching;
    }

    private static String choices() {
        return ALL + ", " + FIRST_24 + ", "
                + Arrays.stream(FactorFamily.values())
                        .map(family -> FAMILY + family.code())
                        .collect(Collectors.joining(", "))
                + ", or an id that 'tiercel factors list' tells";
    }

    private static Map<String, Double> complete(final Map<String, Double> given) {
        for (final String key : given.keySet()) {
            if (FactorParameter.byKey(key).isEmpty()) {
                throw new BadInputException("factors: unknown parameter " + key + ", expected one of "
                        + Arrays.stream(FactorParameter.values())
                                .map(FactorParameter::key)
                                .collect(Collectors.joining(", ")));
            }
        }
        final Map<String, Double> all = new LinkedHashMap<>();
        for (final FactorParameter parameter : FactorParameter.values()) {
            final Double value = given.getOrDefault(parameter.key(), parameter.defaultValue());
            if (value == null || !parameter.isAllowed(value)) {
                throw new BadInputException("factors: " + parameter.key() + " = "
                        + (value == null ? "nothing" : FactorParameter.text(value)) + ", expected "
                        + parameter.range());
            }
            all.put(parameter.key(), value);
        }
        final double step = all.get(FactorParameter.TWO_SCALE_STEP.key());
        final double events = all.get(FactorParameter.TWO_SCALE_EVENTS.key());
        if (2 * step > events) {
            throw new BadInputException("factors: twoScaleStep = " + FactorParameter.text(step)
                    + ", expected at most half of twoScaleEvents = " + FactorParameter.text(events));
        }
        return Collections.unmodifiableMap(all);
    }
}
