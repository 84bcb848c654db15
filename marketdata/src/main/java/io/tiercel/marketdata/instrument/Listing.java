package io.tiercel.marketdata.instrument;

/**
 * Which instruments of a source are decoded, and in which units. A decoder asks once for each symbol that its source names.
 * <p>
 * Cold; owned by the ingress thread.
 */
public interface Listing {
    /** The symbol is not to be decoded. */
    int NOT_LISTED = -1;

    /**
     * @param symbol     as the venue spells it, without padding.
     * @param priceScale decimals of the source's prices, 0 to 12.
     * @param qtyScale   decimals of the source's quantities, 0 to 12.
     * @param tickSize   smallest price step, in 10^-priceScale, positive; 1 where the source does not tell it.
     * @param lotSize    smallest quantity step, in 10^-qtyScale, positive; 1 where the source does not tell it.
     * @return dense id, the same each time the symbol is asked for, or {@link #NOT_LISTED}.
     */
    int list(String symbol, int priceScale, int qtyScale, long tickSize, long lotSize);

    /**
     * @param id as {@link #list} gave it.
     * @return the instrument, whose scales are those of the events: they may be others than the source's.
     */
    Instrument instrument(int id);

    /**
     * @return instruments listed so far; ids run from 0 to this minus 1.
     */
    int size();
}
