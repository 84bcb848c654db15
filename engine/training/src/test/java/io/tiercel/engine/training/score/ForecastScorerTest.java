package io.tiercel.engine.training.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.strategy.model.ModelScore;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastScorerTest {
    private static final double CLOSE = 1e-6;

    @Test
    void shouldScoreByHand() {
        // Ups: 0.9, 0.5; downs: 0.5, 0.2, 0.6.
        final float[] probability = {0.9f, 0.5f, 0.5f, 0.2f, 0.6f};
        final boolean[] isUp = {true, false, true, false, false};
        final float[] baseline = {0.3f, -0.1f, -0.2f, 0f, 0.5f};

        final ModelScore score = ForecastScorer.score(probability, isUp, baseline, "some_factor", 0.7);

        assertEquals(5, score.samples());
        assertEquals(0.4, score.upShare(), CLOSE);
        // Right: 0.9 up, 0.5 up, 0.2 down; wrong: 0.5 down, 0.6 down.
        assertEquals(0.6, score.accuracy(), CLOSE);
        // Pairs up > down: 0.9 beats all 3; 0.5 beats 0.2, ties 0.5, loses to 0.6: (3 + 1 + 0.5) / 6.
        assertEquals(0.75, score.auc(), CLOSE);
        // -(ln 0.9 + ln 0.5 + ln 0.5 + ln 0.8 + ln 0.4) / 5 = (0.105361 + 0.693147 + 0.693147 + 0.223144 + 0.916291) /
        // 5.
        assertEquals(0.526218, score.logLoss(), CLOSE);
        assertEquals(0.6, score.baseAccuracy(), CLOSE);
        // -(0.4 ln 0.4 + 0.6 ln 0.6) = 0.366516 + 0.306495.
        assertEquals(0.673012, score.baseLogLoss(), CLOSE);
        // Positive = up: right are 0.3 up, -0.1 down, 0 down.
        assertEquals(0.6, score.baselineAccuracy(), CLOSE);
        // Up 0.3 beats -0.1 and 0, loses to 0.5; up -0.2 loses all: 2 / 6.
        assertEquals(1.0 / 3, score.baselineAuc(), CLOSE);
    }

    @Test
    void shouldRateMinusZeroAndZeroAlike() {
        assertEquals(0.5, ForecastScorer.auc(new float[] {-0f, 0f}, new boolean[] {true, false}), CLOSE);
    }

    @Test
    void shouldAgreeWithCountingAllPairs() {
        final Random random = new Random(5);
        final float[] rating = new float[300];
        final boolean[] isUp = new boolean[300];
        for (int i = 0; i < rating.length; i++) {
            rating[i] = random.nextInt(40) - 20;
            isUp[i] = random.nextInt(40) - 20 < rating[i];
        }
        double wins = 0;
        long pairs = 0;
        for (int up = 0; up < rating.length; up++) {
            for (int down = 0; down < rating.length; down++) {
                if (isUp[up] && !isUp[down]) {
                    pairs++;
                    wins += rating[up] > rating[down] ? 1 : rating[up] == rating[down] ? 0.5 : 0;
                }
            }
        }

        assertEquals(wins / pairs, ForecastScorer.auc(rating, isUp), 1e-12, "seed 5");
    }

    @Test
    void shouldNotBeInfiniteWhenACertainForecastFails() {
        final ModelScore score = ForecastScorer.score(
                new float[] {0f, 1f}, new boolean[] {true, true}, new float[] {0f, 0f}, "none", 0.5);

        assertTrue(Double.isFinite(score.logLoss()));
    }
}
