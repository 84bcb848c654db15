package io.tiercel.marketdata.dbn;

import java.util.List;

/**
 * What stands in front of the records of a DBN file. Immutable, cold.
 *
 * @param version      of the encoding, 1 to 3.
 * @param dataset      such as {@code GLBX.MDP3}.
 * @param schema       of the records.
 * @param startNs      of the span asked for, since the epoch.
 * @param endNs        behind the span asked for; -1 = open.
 * @param limit        most records asked for; 0 = all.
 * @param isTsOut      whether a send time of 8 bytes stands behind each record.
 * @param symbolLength bytes of a symbol in the records, its closing zero included.
 * @param symbols      asked for.
 * @param partial      asked for, known on some of the days only.
 * @param notFound     asked for, not known.
 * @param mappings     of symbols and instrument ids.
 */
public record DbnMetadata(
        int version,
        String dataset,
        DbnSchema schema,
        long startNs,
        long endNs,
        long limit,
        boolean isTsOut,
        int symbolLength,
        List<String> symbols,
        List<String> partial,
        List<String> notFound,
        List<Mapping> mappings) {
    /**
     * What a symbol asked for stood for on some days.
     *
     * @param symbolIn  asked for.
     * @param symbolOut what it stood for: an instrument id in digits, unless the id was asked for and this is its symbol.
     * @param startNs   first moment, UTC midnight.
     * @param endNs     behind the last moment, UTC midnight.
     */
    public record Mapping(String symbolIn, String symbolOut, long startNs, long endNs) {}

    /** Copies the lists. */
    public DbnMetadata {
        symbols = List.copyOf(symbols);
        partial = List.copyOf(partial);
        notFound = List.copyOf(notFound);
        mappings = List.copyOf(mappings);
    }
}
