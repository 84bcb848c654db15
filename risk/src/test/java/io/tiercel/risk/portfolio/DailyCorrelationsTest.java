package io.tiercel.risk.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DailyCorrelationsTest {
    private static final int DAYS = 200;

    @Test
    void shouldBeWhatTheDefinitionSays() {
        final SplittableRandom random = new SplittableRandom(3);
        final double[][] closes = new double[3][DAYS];
        final DailyCorrelations correlations = new DailyCorrelations(3);
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < 3; i++) {
                final double step = random.nextDouble(-0.02, 0.02) + (i == 2 || day == 0 ? 0 : 0.01 * (day % 3));
                closes[i][day] = day == 0 ? 100 : closes[i][day - 1] * (1 + step);
                correlations.close(i, closes[i][day]);
            }
            correlations.endDay();
            if (day < DailyCorrelations.RETURNS) {
                assertEquals(0, correlations.of(0, 1), "day " + day);
            } else {
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < i; j++) {
                        assertEquals(pearson(closes[i], closes[j], day), correlations.of(i, j), 1e-12);
                        assertEquals(correlations.of(i, j), correlations.of(j, i));
                    }
                }
            }
        }
    }

    private static double pearson(final double[] x, final double[] y, final int day) {
        final int n = DailyCorrelations.RETURNS;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int k = day - n + 1; k <= day; k++) {
            final double a = Math.log(x[k] / x[k - 1]);
            final double b = Math.log(y[k] / y[k - 1]);
            sx += a;
            sy += b;
            sxx += a * a;
            syy += b * b;
            sxy += a * b;
        }
        return (n * sxy - sx * sy) / Math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
    }

    @Test
    void shouldKnowNothingOfWhatNeverMovedOrWasNotThere() {
        final DailyCorrelations correlations = new DailyCorrelations(3);
        for (int day = 0; day <= DailyCorrelations.RETURNS; day++) {
            correlations.close(0, 100 + day % 7);
            correlations.close(1, 50);
            correlations.close(2, day == 30 ? Double.NaN : 100 + day % 5);
            correlations.endDay();
        }

        assertEquals(0, correlations.of(0, 1));
        assertEquals(0, correlations.of(0, 2));
    }

    @Test
    void shouldTellTheStrongestOfWhatIsHeld() {
        final DailyCorrelations correlations = new DailyCorrelations(4);
        correlations.set(0, 1, 0.5);
        correlations.set(0, 2, -0.9);

        assertEquals(0, correlations.strongest(0, 1));
        correlations.hold(0, 10);
        assertEquals(0, correlations.strongest(0, 1));
        correlations.hold(1, 7);
        correlations.hold(2, 3);
        correlations.hold(3, 5);
        // 3 is not known
        assertEquals(0.5, correlations.strongest(0, 1));
        assertEquals(0.9, correlations.strongest(0, -1));
        correlations.hold(2, -3);
        assertEquals(0.9, correlations.strongest(0, 1));
        correlations.hold(2, 0);
        assertEquals(0.5, correlations.strongest(0, 1));
        assertEquals(0, correlations.strongest(0, -1));
    }
}
