package io.tiercel.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EquityMetricsTest {
    private static final ReturnAssumptions DAILY = ReturnAssumptions.of(252);

    @Test
    void shouldFindPeakTroughAndRecoveryOfTheDeepestFall() {
        // highest 10 at 1 and again at 2; first minimum 6 at 4: 1 - 6/10; 10 is back at 6; then a fall to 9 that does
        // not end
        final Drawdown drawdown = Drawdown.of(new double[] {8, 10, 10, 7, 6, 6, 10, 9, 9, 9, 9});

        assertEquals(0.4, drawdown.depth(), 1e-15);
        assertEquals(2, drawdown.peak());
        assertEquals(4, drawdown.trough());
        assertEquals(OptionalInt.of(6), drawdown.recovery());
        assertEquals(4, drawdown.durationPeriods());
    }

    @Test
    void shouldNotInventARecovery() {
        assertEquals(OptionalInt.empty(), Drawdown.of(new double[] {2, 1}).recovery());
        assertEquals(OptionalInt.empty(), Drawdown.of(new double[] {1, 2}).recovery());
    }

    @Test
    void shouldTakeTheRiskFreeReturnOfAPeriodOff() {
        // R = 21 % a year of 2 periods: f = sqrt(1.21) - 1 = 10 %. Returns 20 %, 10 %: mean(r-f) = 5 %,
        // std = sqrt(2 * 0.05^2 / 1) = 0.0707107; 0.05 / 0.0707107 * sqrt(2) = 1
        final EquityMetrics metrics =
                EquityMetrics.of(new double[] {100, 120, 132}, Optional.empty(), new ReturnAssumptions(2, 0.21));

        assertEquals(1, metrics.sharpe().orElseThrow(), 1e-9);
    }

    @Test
    void shouldMeasureTheTailOfTwentyReturnsAndOfNoFewer() {
        // returns -1 % to -20 %: the 5 % quantile lies at 0.05 * 19 = 0.95 between -20 % and -19 %: -19.05 %; only -20
        // % is below
        final double[] values = new double[21];
        values[0] = 1;
        for (int i = 1; i <= 20; i++) {
            values[i] = values[i - 1] * (1 - i / 100.0);
        }

        final EquityMetrics metrics = EquityMetrics.of(values, Optional.empty(), DAILY);
        final EquityMetrics shorter = EquityMetrics.of(Arrays.copyOf(values, 20), Optional.empty(), DAILY);

        assertEquals(0.1905, metrics.valueAtRisk().orElseThrow(), 1e-12);
        assertEquals(0.20, metrics.expectedShortfall().orElseThrow(), 1e-12);
        assertEquals(OptionalDouble.empty(), shorter.valueAtRisk());
    }

    @Test
    void shouldEndAtTheFirstValueThatIsNotPositive() {
        // 100 -> -20: 1 - (-20)/100 = 1.2 of it is gone; what follows is not measured
        final EquityMetrics metrics =
                EquityMetrics.of(new double[] {100, -20, 50, 400}, Optional.of(new double[] {1, 2, 3, 4}), DAILY);

        assertTrue(metrics.isRuined());
        assertEquals(1, metrics.observations());
        assertEquals(-1.2, metrics.totalReturn(), 1e-15);
        assertEquals(OptionalDouble.of(-1), metrics.annualisedReturn());
        assertEquals(1.2, metrics.drawdown().depth(), 1e-15);
        assertEquals(OptionalDouble.empty(), metrics.sharpe());
        assertEquals(OptionalDouble.empty(), metrics.calmar());
    }

    @Test
    void shouldNotTakeRoundingForRisk() {
        final EquityMetrics steady =
                EquityMetrics.of(new double[] {100, 110, 121, 133.1, 146.41}, Optional.empty(), DAILY);

        assertEquals(OptionalDouble.empty(), steady.sharpe());
        assertFalse(steady.figures().values().stream()
                .anyMatch(figure -> figure.isPresent() && !Double.isFinite(figure.getAsDouble())));
    }

    @Test
    void shouldRefuseWhatIsNoEquity() {
        assertThrows(BadInputException.class, () -> EquityMetrics.of(new double[0], Optional.empty(), DAILY));
        assertThrows(BadInputException.class, () -> EquityMetrics.of(new double[] {0, 1}, Optional.empty(), DAILY));
        assertThrows(
                BadInputException.class, () -> EquityMetrics.of(new double[] {1, Double.NaN}, Optional.empty(), DAILY));
        assertThrows(
                BadInputException.class,
                () -> EquityMetrics.of(new double[] {1, 2}, Optional.of(new double[] {1, 0}), DAILY));
        assertThrows(BadInputException.class, () -> ReturnAssumptions.of(0));
    }

    @Test
    void shouldCountSignalsThatSaidSomethingOnly() {
        // +*+ hit, -*+ miss, 0 says nothing, +*0 came to nothing, NaN says nothing
        final OptionalDouble rate = Activity.signalHitRate(
                new double[] {0.2, -1, 0, 3, Double.NaN}, new double[] {0.01, 0.02, 0.03, 0, 0.01});

        assertEquals(OptionalDouble.of(0.5), rate);
    }

    @Test
    void shouldAnnualiseTurnoverAndAverageExposure() {
        // 50/100 + 30/150 = 0.7 in 2 periods of 252 a year; gross shares 0, 0.5, 1
        final double[] values = {100, 100, 150};

        assertEquals(
                88.2, Activity.turnover(new double[] {0, 50, 30}, values, 252).orElseThrow(), 1e-12);
        assertEquals(0.5, Activity.exposure(new double[] {0, 50, 150}, values).orElseThrow(), 1e-15);
        assertEquals(OptionalDouble.empty(), Activity.turnover(new double[1], new double[] {1}, 252));
    }
}
