package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Listing;

/** What a session knows of one symbol. Owned by the session's thread. */
class VenueBook {
    /** Decimals of prices and quantities unless the source sends more: what crypto venues divide a coin into. */
    static final int USUAL_SCALE = 8;

    /** A venue never asked. */
    private static final int NOT_ASKED = -2;

    private final String symbol;
    private int id = NOT_ASKED;
    private Instrument instrument;
    private PendingFrames pending;

    /** Book as the venue has it, where the session needs one; else null. */
    ArrayLevelBook levels;

    /** Whether differences apply: a snapshot has come and nothing is missing since. */
    boolean isSynced;

    /** Whether it ever was. */
    boolean hasBeenSynced;

    /** Whether {@code wantsSnapshot} has told it. */
    boolean isSnapshotAsked;

    /** Whether differences have come, so that a snapshot is of use. */
    boolean isFollowed;

    /** Updates that no snapshot made use of. */
    long updatesLeftOut;

    /** Checksums of those. */
    long checksumsLeftOut;

    /** Best prices told so far that the book was not compared with. */
    long referencesLeftOut;

    /** Update id, change id or microsecond of the last message applied. */
    long lastId;

    VenueBook(final String symbol) {
        this.symbol = symbol;
    }

    /** As the venue spells it. */
    final String symbol() {
        return symbol;
    }

    /** Whether its events are wanted; asks the listing the first time, with scales that hold the decimals seen and a usual number at least. */
    final boolean isListed(final Listing listing, final int priceDecimals, final int qtyDecimals) {
        if (id == NOT_ASKED) {
            id = listing.list(symbol, Math.max(USUAL_SCALE, priceDecimals), Math.max(USUAL_SCALE, qtyDecimals), 1, 1);
            instrument = id == Listing.NOT_LISTED ? null : listing.instrument(id);
        }
        return id != Listing.NOT_LISTED;
    }

    /** Whether the listing has been asked and its events are wanted. */
    final boolean isListed() {
        return instrument != null;
    }

    /** Whether the listing has been asked and its events are not wanted. */
    final boolean isUnwanted() {
        return id == Listing.NOT_LISTED;
    }

    /** Dense id; only where it is listed. */
    final int id() {
        return id;
    }

    /** Units of the events; only where it is listed. */
    final Instrument instrument() {
        return instrument;
    }

    /** How many differences wait for a snapshot. */
    final int pendingCount() {
        return pending == null ? 0 : pending.count();
    }

    /** Differences that wait for a snapshot. */
    final PendingFrames pending() {
        if (pending == null) {
            pending = new PendingFrames();
        }
        return pending;
    }
}
