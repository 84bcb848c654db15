package io.tiercel.engine.scenarios;

import io.tiercel.strategy.order.ExecutionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the engine knows of an order of a case: the last report, and the request that waits for its answer. One thread. */
final class KnownOrder {
    private final List<String> pending = new ArrayList<>();
    private String state = "PendingNew";
    private boolean isFinal;
    private long cumQty;
    private long leavesQty;

    KnownOrder() {}

    /** A request was sent: what is shown until its answer. */
    void requested(final String pendingState) {
        pending.add(pendingState);
    }

    /** The state that is shown: the latest request that waits, of an order that is not over. */
    String shown() {
        return isFinal || pending.isEmpty() ? state : pending.getLast();
    }

    void onReport(final ExecutionReport report) {
        switch (report.execType) {
            case CANCELED, CANCEL_REJECTED -> pending.remove("PendingCancel");
            case REPLACED, REPLACE_REJECTED -> pending.remove("PendingReplace");
            case NEW, TRADE, REJECTED, EXPIRED, TRIGGERED -> {}
        }
        if (!isFinal) {
            state = fixName(report.status.name());
            isFinal = report.status.isFinal();
            cumQty = report.cumQty;
            leavesQty = report.leavesQty;
        }
    }

    VenueCase.OrderState atVenue(final String name) {
        return new VenueCase.OrderState(name, state, cumQty, leavesQty);
    }

    private static String fixName(final String name) {
        final StringBuilder fix = new StringBuilder();
        for (final String word : name.split("_", -1)) {
            fix.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return fix.toString();
    }
}
