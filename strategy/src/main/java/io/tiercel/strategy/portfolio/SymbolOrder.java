package io.tiercel.strategy.portfolio;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Order of names by their symbols, ascending by UTF-16 code units. Stateless; cold. */
final class SymbolOrder {
    private SymbolOrder() {}

    /**
     * @param symbols of names.
     * @return indices of the list, by symbol.
     */
    static int[] ordered(final List<String> symbols) {
        return IntStream.range(0, symbols.size())
                .boxed()
                .sorted(Comparator.comparing(symbols::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * @param symbols of names.
     * @return rank of each name by symbol, from 0.
     */
    static int[] ranks(final List<String> symbols) {
        final int[] ordered = ordered(symbols);
        final int[] ranks = new int[ordered.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[ordered[rank]] = rank;
        }
        return ranks;
    }
}
