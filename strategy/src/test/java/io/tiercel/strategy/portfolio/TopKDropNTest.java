package io.tiercel.strategy.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopKDropNTest {
    /** The definition, with lists and sorts. */
    private static List<List<Integer>> byDefinition(
            final int topK,
            final int dropN,
            final List<String> symbols,
            final double[] scores,
            final boolean[] isHeld) {
        final Comparator<Integer> rank = Comparator.<Integer>comparingDouble(
                        name -> Double.isNaN(scores[name]) ? Double.POSITIVE_INFINITY : 0.0 - scores[name])
                .thenComparing(symbols::get);
        final List<Integer> held =
                IntStream.range(0, scores.length).filter(i -> isHeld[i]).boxed().toList();
        final List<Integer> today = IntStream.range(0, scores.length)
                .filter(i -> !isHeld[i] && !Double.isNaN(scores[i]))
                .boxed()
                .sorted(rank)
                .limit(Math.max(0, dropN + topK - held.size()))
                .toList();
        final List<Integer> comb = new ArrayList<>(held);
        comb.addAll(today);
        comb.sort(rank);
        final List<Integer> sell = IntStream.range(0, comb.size())
                .filter(place -> place >= comb.size() - dropN && place >= topK && isHeld[comb.get(place)])
                .mapToObj(comb::get)
                .toList();
        return List.of(
                sell,
                today.stream()
                        .limit(Math.max(0, sell.size() + topK - held.size()))
                        .toList());
    }

    @Test
    void shouldDoAsTheDefinitionWhenScoresTieAndAreMissing() {
        int sold = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final int names = random.nextInt(1, 12);
            // symbols in another order than the indices
            final List<String> symbols = IntStream.range(0, names)
                    .mapToObj(i -> "S" + (char) ('Z' - (i * 7) % 26))
                    .toList();
            final int topK = random.nextInt(1, 6);
            final int dropN = random.nextInt(0, 4);
            final TopKDropN rotation = new TopKDropN(topK, dropN, symbols);
            final boolean[] isHeld = new boolean[names];
            for (int session = 0; session < 5; session++) {
                final double[] scores = IntStream.range(0, names)
                        .mapToDouble(i -> random.nextInt(6) == 0 ? Double.NaN : random.nextInt(4))
                        .toArray();

                rotation.decide(scores, isHeld);

                final List<Integer> sell = IntStream.range(0, rotation.sellCount())
                        .map(rotation::sell)
                        .boxed()
                        .toList();
                final List<Integer> buy = IntStream.range(0, rotation.buyCount())
                        .map(rotation::buy)
                        .boxed()
                        .toList();
                assertEquals(byDefinition(topK, dropN, symbols, scores, isHeld), List.of(sell, buy), "seed " + seed);
                sell.forEach(name -> isHeld[name] = false);
                buy.forEach(name -> isHeld[name] = true);
                sold += sell.size();
            }
        }
        assertTrue(sold > 1_000, "sold: " + sold);
    }
}
