package io.tiercel.factors.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CrossSectionTest {
    private static final double NONE = Double.NaN;

    @Test
    void shouldClipOnceToThreeStandardDeviations() {
        // 19 zeros and a 20: mean 1, squares 19 * 1 + 19^2 = 380, std sqrt(380 / 19) = sqrt 20; upper bound 1 + 3 sqrt
        // 20 = 14.416...
        final double[] x = new double[20];
        x[7] = 20;

        final double[] clipped = CrossSection.winsorise(x);

        assertEquals(1 + 3 * Math.sqrt(20), clipped[7], 1e-12);
        assertEquals(0, Arrays.stream(clipped).sum() - clipped[7]);
    }

    @Test
    void shouldNotCountWhatIsNotFinite() {
        assertArrayEquals(
                new double[] {1, NONE, 2, NONE},
                CrossSection.winsorise(new double[] {1, NONE, 2, Double.POSITIVE_INFINITY}));
        assertArrayEquals(new double[] {NONE, 1e9}, CrossSection.winsorise(new double[] {NONE, 1e9}));
        // 1 and 3: mean 2, std sqrt 2
        assertArrayEquals(
                new double[] {-1 / Math.sqrt(2), NONE, 1 / Math.sqrt(2)},
                CrossSection.zscore(new double[] {1, NONE, 3}),
                1e-15);
    }

    @Test
    void shouldScoreConstantsAndSinglesZero() {
        assertArrayEquals(new double[] {0, 0, 0}, CrossSection.zscore(new double[] {0.1, 0.1, 0.1}));
        assertArrayEquals(new double[] {NONE, 0}, CrossSection.zscore(new double[] {NONE, 4}));
        assertArrayEquals(new double[] {NONE, NONE}, CrossSection.zscore(new double[] {NONE, NONE}));
    }

    @Test
    void shouldRankFromZeroToOne() {
        // ranks 4, 1, 2.5, 2.5 of 4
        assertArrayEquals(
                new double[] {1, 0, NONE, 0.5, 0.5}, CrossSection.percentRank(new double[] {9, -2, NONE, 3, 3}), 1e-15);
        assertArrayEquals(new double[] {NONE, 0.5}, CrossSection.percentRank(new double[] {NONE, -3}));
        assertArrayEquals(new double[] {NONE}, CrossSection.percentRank(new double[] {NONE}));
    }

    @Test
    void shouldWeighAgainstTheMean() {
        // mean 2: deviations -1, 0, 1; sum of magnitudes 2
        assertArrayEquals(new double[] {-0.5, 0, 0, 0.5}, CrossSection.weights(new double[] {1, NONE, 2, 3}), 1e-15);
        assertArrayEquals(new double[] {0, 0}, CrossSection.weights(new double[] {5, 5}));
        // 0.1 + 0.1 + 0.1 in doubles, over 3, is not 0.1
        assertArrayEquals(new double[] {0, 0, 0}, CrossSection.weights(new double[] {0.1, 0.1, 0.1}));
        assertArrayEquals(new double[] {0, 0}, CrossSection.weights(new double[] {NONE, NONE}));
    }

    @Test
    void shouldCutInFiveByPosition() {
        // six: positions 0..5 give floor(5 p / 6) + 1 = 1 1 2 3 4 5
        assertArrayEquals(new int[] {5, 4, 3, 2, 1, 1}, CrossSection.quintiles(new double[] {60, 50, 40, 30, 20, 10}));
        // equal ones in the order of the assets, also 0.0 and -0.0
        assertArrayEquals(new int[] {1, 2, 3, 4, 5}, CrossSection.quintiles(new double[] {0.0, -0.0, 0.0, -0.0, 0.0}));
        assertArrayEquals(new int[] {1, 0, 3, 2, 5, 4}, CrossSection.quintiles(new double[] {1, NONE, 3, 2, 9, 4}));
    }

    @Test
    void shouldCutNothingWhenFewerThanFive() {
        assertArrayEquals(new int[5], CrossSection.quintiles(new double[] {1, 2, NONE, 4, 5}));
    }
}
