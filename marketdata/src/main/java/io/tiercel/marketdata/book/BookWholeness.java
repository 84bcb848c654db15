package io.tiercel.marketdata.book;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.StaleReason;

/**
 * Which books are whole: the same for books of orders and of levels. A book is stale
 * <ul>
 * <li>from the first fragment of a snapshot to its last one; after a snapshot that was cut short, until a whole one has come;
 * <li>from a {@code BookStale} until a whole snapshot or {@link StaleReason#RECOVERED} has come, which is no cure for a cut snapshot.
 * </ul>
 * Owned by one thread; allocates nothing after construction; O(1), for a {@code BookStale} of all instruments O(instruments).
 */
final class BookWholeness {
    /** Fragment expected next where no group is open: none but the first. */
    private static final int NO_GROUP = 0;

    private static final byte PARTIAL = 1;
    private static final byte TOLD_STALE = 2;

    private final int[] nextPart;
    private final long[] groupSequence;
    private final byte[] damage;
    private long cutGroups;
    private long staleTold;

    /**
     * @param capacity one more than the highest instrument id.
     */
    BookWholeness(final int capacity) {
        nextPart = new int[capacity];
        groupSequence = new long[capacity];
        damage = new byte[capacity];
    }

    /**
     * A fragment of a snapshot.
     *
     * @param header of the {@link LevelSnapshotDecoder}.
     * @return true when it is the first: the book is to be emptied before its level is added.
     */
    boolean onSnapshotPart(final MessageHeaderDecoder header) {
        final int instrumentId = header.instrumentId();
        final int part = header.part();
        final long sequence = header.sourceSequence();
        final boolean isExpected =
                part == nextPart[instrumentId] && (part == 0 || sequence == groupSequence[instrumentId]);
        if (!isExpected && (nextPart[instrumentId] != NO_GROUP || (damage[instrumentId] & PARTIAL) == 0)) {
            cutGroups++;
        }
        if (part == 0) {
            nextPart[instrumentId] = NO_GROUP;
            groupSequence[instrumentId] = sequence;
        }
        final boolean isInOrder = part == nextPart[instrumentId] && sequence == groupSequence[instrumentId];
        final boolean isLast = (header.flags() & EventWriter.LAST_IN_GROUP) != 0;
        nextPart[instrumentId] = isInOrder && !isLast ? part + 1 : NO_GROUP;
        damage[instrumentId] = isInOrder && isLast ? 0 : (byte) (damage[instrumentId] | PARTIAL);
        return part == 0;
    }

    /**
     * A change of the book that is no fragment of a snapshot: fragments follow one another, anything between them for the same book cuts the group.
     *
     * @param instrumentId of the change.
     */
    void onChange(final int instrumentId) {
        if (nextPart[instrumentId] != NO_GROUP) {
            cutGroups++;
            nextPart[instrumentId] = NO_GROUP;
        }
    }

    /**
     * One message told the book as a whole.
     *
     * @param instrumentId of the book.
     */
    void onWholeBook(final int instrumentId) {
        onChange(instrumentId);
        damage[instrumentId] = 0;
    }

    /**
     * The feed says whether books may be trusted.
     *
     * @param header of the message; an instrument that is not here is passed over.
     * @param stale  wrapped over its body.
     */
    void onBookStale(final MessageHeaderDecoder header, final BookStaleDecoder stale) {
        final int instrumentId = header.instrumentId();
        final boolean isStale = stale.reason() != StaleReason.RECOVERED;
        if (isStale) {
            staleTold++;
        }
        if (instrumentId == EventWriter.ALL_INSTRUMENTS) {
            for (int i = 0; i < damage.length; i++) {
                tell(i, isStale);
            }
        } else if (instrumentId >= 0 && instrumentId < damage.length) {
            tell(instrumentId, isStale);
        }
    }

    private void tell(final int instrumentId, final boolean isStale) {
        damage[instrumentId] =
                (byte) (isStale ? damage[instrumentId] | TOLD_STALE : damage[instrumentId] & ~TOLD_STALE);
    }

    /** No message follows: each group that is still open was cut short. Idempotent. */
    void end() {
        for (int i = 0; i < nextPart.length; i++) {
            onChange(i);
        }
    }

    boolean isStale(final int instrumentId) {
        return damage[instrumentId] != 0;
    }

    /** Snapshots so far that were cut short or out of order. */
    long cutGroups() {
        return cutGroups;
    }

    /** Times so far that the feed said of one book or of all that they are stale. */
    long staleTold() {
        return staleTold;
    }
}
