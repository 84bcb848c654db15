package io.tiercel.risk.account;

import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The currencies of a session's instruments and what they are worth in the base currency. Immutable, safe on any thread; calls with numbers allocate
 * nothing.
 */
public final class Currencies {
    /** Number of the base currency. */
    public static final int BASE = 0;

    /** Rate of the base currency in itself. */
    public static final long ONE_PPB = 1_000_000_000L;

    private final String[] names;
    private final long[] ratesPpb;
    private final int[] byInstrument;

    private Currencies(final List<String> names, final long[] ratesPpb, final int[] byInstrument) {
        this.names = names.toArray(String[]::new);
        this.ratesPpb = ratesPpb;
        this.byInstrument = byInstrument;
    }

    /**
     * @param base        currency of cash and equity.
     * @param instruments number of instruments, all in it.
     * @return one currency.
     */
    public static Currencies single(final String base, final int instruments) {
        return new Currencies(List.of(base), new long[] {ONE_PPB}, new int[instruments]);
    }

    /**
     * @param base         currency of the equity.
     * @param byInstrument name of each instrument's currency, by id.
     * @param ratesPpb     what one unit of a currency is worth in the base, parts per 10^9; that of the base is not asked for.
     * @return the currencies, the base first, then in the order of the instruments.
     * @throws BadInputException if a rate is missing.
     */
    public static Currencies of(final String base, final List<String> byInstrument, final Map<String, Long> ratesPpb) {
        final List<String> names = new ArrayList<>(List.of(base));
        final int[] numbers = new int[byInstrument.size()];
        for (int i = 0; i < numbers.length; i++) {
            final String name = byInstrument.get(i);
            if (!names.contains(name)) {
                names.add(name);
            }
            numbers[i] = names.indexOf(name);
        }
        final long[] rates = new long[names.size()];
        rates[BASE] = ONE_PPB;
        for (int i = 1; i < rates.length; i++) {
            final Long rate = ratesPpb.get(names.get(i));
            if (rate == null) {
                throw new BadInputException("risk: ratesPpb has no " + names.get(i) + ", expected what one "
                        + names.get(i) + " is worth in " + base + ", parts per 10^9: instruments are traded in it");
            }
            rates[i] = rate;
        }
        return new Currencies(names, rates, numbers);
    }

    /**
     * @return true when every instrument is in the base currency.
     */
    public boolean isSingle() {
        return names.length == 1;
    }

    /**
     * @return number of currencies, the base included.
     */
    public int size() {
        return names.length;
    }

    /**
     * @param instrumentId dense id.
     * @return number of its currency.
     */
    public int of(final int instrumentId) {
        return byInstrument[instrumentId];
    }

    /**
     * @param currency number.
     * @return its name.
     */
    public String name(final int currency) {
        return names[currency];
    }

    /**
     * @param currency number.
     * @return what one unit is worth in the base currency, parts per 10^9.
     */
    public long ratePpb(final int currency) {
        return ratesPpb[currency];
    }

    /**
     * @param currency number.
     * @param micros   in it.
     * @return the same in the base currency, halves to even.
     * @throws ArithmeticException if it does not fit.
     */
    public long toBase(final int currency, final long micros) {
        return currency == BASE ? micros : Products.divideHalfEven(micros, ratesPpb[currency], ONE_PPB);
    }
}
