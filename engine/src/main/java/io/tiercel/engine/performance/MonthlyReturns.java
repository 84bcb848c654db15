package io.tiercel.engine.performance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Returns of calendar months, from the last sample of the month before to the last of the month. Stateless; cold. */
public final class MonthlyReturns {
    private MonthlyReturns() {}

    /**
     * @param period  of the samples.
     * @param samples the start first.
     * @return by month; a month after equity had reached zero is not there.
     */
    public static SortedMap<YearMonth, Double> of(final EquityPeriod period, final List<SampleRow> samples) {
        final SortedMap<YearMonth, Double> returns = new TreeMap<>();
        double before = Double.NaN;
        double last = Double.NaN;
        YearMonth month = null;
        for (int i = 0; i < samples.size(); i++) {
            final double equity = samples.get(i).equityMicros();
            if (i == 0) {
                before = equity;
            } else {
                final LocalDate date = SampledEquity.date(period, samples.get(i));
                final YearMonth own = YearMonth.from(date);
                if (month != null && !own.equals(month)) {
                    before = last;
                }
                month = own;
                if (!(before > 0)) {
                    break;
                }
                returns.put(own, equity / before - 1);
            }
            last = equity;
        }
        return Collections.unmodifiableSortedMap(returns);
    }
}
