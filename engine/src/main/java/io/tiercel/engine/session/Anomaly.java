package io.tiercel.engine.session;

import io.tiercel.engine.CoreCounts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What is counted because it should not happen, or should be known when it does; told at the end of a session. Cold. */
public enum Anomaly {
    /** The data begin in the middle of a day, or a message was lost. */
    UNKNOWN_ORDERS(
            "unknownOrders", "unknown orders", "events named an order no book knew: older than the data, or lost"),
    /** The feed uses one id twice. */
    DUPLICATE_ORDERS("duplicateOrders", "duplicate adds", "adds named an order that was in the book already"),
    /** Quantities, prices, sides or references out of range. */
    INVALID_CHANGES("invalidChanges", "invalid events", "events asked for what no book can hold; nothing was changed"),
    /** The feed takes off more than it put on. */
    OVERRUNS("overruns", "overruns", "events took more from an order than it had left"),
    /** Events of instruments the session does not trade. */
    UNLISTED_INSTRUMENTS("unlistedInstruments", "unlisted", "events of instruments this session does not list"),
    /** A full book of the feed lost a part, or the feed said so: until the book is whole strategies are not called and orders refused with 402. */
    STALE_BOOKS(
            "staleBooks",
            "stale books",
            "times a book was not to be trusted: a full book cut short, or the feed said so"),
    /** Places in queues of which only the sum is told are estimated. */
    LEVEL_INSTRUMENTS(
            "levelInstruments",
            "level data",
            "instruments are known by levels only: places in their queues are estimated"),
    /** Nobody is told of them. */
    FIGURES("figures", "figures", "statistics and bars of quotes, which no stage uses"),
    /** Nothing is known of the day but how it ended. */
    CLOSE_ONLY_BARS(
            "closeOnlyBars",
            "closes only",
            "bars told a close and nothing else: orders fill at the next one, without a cap on volume, and checks that need one are off"),
    /** The venue broke the rules of an order's life. */
    ILLEGAL_REPORTS("illegalReports", "bad reports", "reports of the venue that the state of their order forbade"),
    /** Cancels and replaces that met a fill on the way: usual. */
    LATE_REJECTS("lateRejects", "late rejects", "requests came too late: their order was over already"),
    /** Messages of the feed that no stage uses. */
    SKIPPED("skipped", "skipped", "messages that no stage uses"),
    /** Another process wrote garbage. */
    IGNORED_COMMANDS("ignoredCommands", "ignored", "messages to the running engine that were no commands"),
    /** The disk was too slow; depends on the machine, not on the inputs, and a replay has none. */
    JOURNAL_STALLS("journalStalls", "journal stalls", "appends waited for the next segment of the journal");

    private final String key;
    private final String label;
    private final String explanation;

    Anomaly(final String key, final String label, final String explanation) {
        this.key = key;
        this.label = label;
        this.explanation = explanation;
    }

    /**
     * @return its name in JSON.
     */
    public String key() {
        return key;
    }

    /**
     * @return one or two words.
     */
    public String label() {
        return label;
    }

    /**
     * @return what was counted, to follow the number.
     */
    public String explanation() {
        return explanation;
    }

    /**
     * @param core            what the core met.
     * @param ignoredCommands messages of other processes that were no commands.
     * @param journalStalls   waits of the journals.
     * @return every anomaly to its count, 0 for those that did not happen, in the order of this enum.
     */
    static Map<Anomaly, Long> counts(final CoreCounts core, final long ignoredCommands, final long journalStalls) {
        final Map<Anomaly, Long> counts = new EnumMap<>(Anomaly.class);
        counts.put(UNKNOWN_ORDERS, core.unknownOrders());
        counts.put(DUPLICATE_ORDERS, core.duplicateOrders());
        counts.put(INVALID_CHANGES, core.invalidChanges());
        counts.put(OVERRUNS, core.overruns());
        counts.put(UNLISTED_INSTRUMENTS, core.unlistedInstruments());
        counts.put(STALE_BOOKS, core.staleBooks());
        counts.put(LEVEL_INSTRUMENTS, core.levelInstruments());
        counts.put(FIGURES, core.figures());
        counts.put(CLOSE_ONLY_BARS, core.closeOnlyBars());
        counts.put(ILLEGAL_REPORTS, core.illegalReports());
        counts.put(LATE_REJECTS, core.lateRejects());
        counts.put(SKIPPED, core.skipped());
        counts.put(IGNORED_COMMANDS, ignoredCommands);
        counts.put(JOURNAL_STALLS, journalStalls);
        return Collections.unmodifiableMap(counts);
    }
}
