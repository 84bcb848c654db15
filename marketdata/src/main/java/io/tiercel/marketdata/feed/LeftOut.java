package io.tiercel.marketdata.feed;

/**
 * What a feed met and could not use so far.
 *
 * @param updates    messages that change a book, left out because the book's snapshot had not come.
 * @param checksums  checksums of the source that no book could be compared with.
 * @param references other statements of the source, such as best prices, that no book could be compared with.
 */
public record LeftOut(long updates, long checksums, long references) {
    /** Nothing was left out. */
    public static final LeftOut NONE = new LeftOut(0, 0, 0);
}
