package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MetaorderFlowTest {
    private static final int ORDERS = 400_000;

    @Test
    void shouldTossCoinsWithoutPersistence() {
        final MetaorderFlow flow = new MetaorderFlow(new SeededRandom(3, 0), 0.0);
        int sum = 0;
        int products = 0;
        int before = flow.nextSign();

        for (int i = 0; i < ORDERS; i++) {
            final int sign = flow.nextSign();
            assertEquals(1, flow.piece(), "seed 3");
            sum += sign;
            products += sign * before;
            before = sign;
        }

        // Standard error 1 / sqrt(400000) = 0.0016.
        assertEquals(0.0, sum / (double) ORDERS, 0.01, "seed 3");
        assertEquals(0.0, products / (double) ORDERS, 0.01, "seed 3");
    }

    @Test
    void shouldCorrelateAsTheLengthsOfMetaordersSay() {
        final MetaorderFlow flow = new MetaorderFlow(new SeededRandom(4, 0), 1.0);
        final int[] signs = new int[ORDERS];
        final int[] countByLength = new int[64];
        int longest = 0;
        for (int i = 0; i < ORDERS; i++) {
            signs[i] = flow.nextSign();
            if (i > 0 && flow.piece() == 1) {
                countByLength[longest]++;
            }
            longest = flow.piece();
        }

        for (final int lag : new int[] {1, 5, 10, 30}) {
            // E[max(L - lag, 0)] / E[L] over the lengths that were drawn.
            double above = 0;
            double all = 0;
            for (int length = 1; length < countByLength.length; length++) {
                above += (double) countByLength[length] * Math.max(length - lag, 0);
                all += (double) countByLength[length] * length;
            }
            double products = 0;
            for (int i = 0; i + lag < ORDERS; i++) {
                products += signs[i] * signs[i + lag];
            }
            assertEquals(above / all, products / (ORDERS - lag), 0.02, "seed 4, lag " + lag);
        }
    }

    @Test
    void shouldCountThePiecesOfOneSign() {
        final MetaorderFlow flow = new MetaorderFlow(new SeededRandom(5, 0), 1.0);
        int sign = flow.nextSign();
        int piece = flow.piece();
        assertEquals(1, piece);

        for (int i = 0; i < 10_000; i++) {
            final int next = flow.nextSign();
            if (flow.piece() != 1) {
                assertEquals(piece + 1, flow.piece(), "seed 5");
                assertEquals(sign, next, "seed 5");
            } else {
                assertTrue(piece >= 2, "seed 5: a metaorder of " + piece);
            }
            sign = next;
            piece = flow.piece();
        }
    }
}
