package io.tiercel.marketdata.transport.websocket;

import java.net.ConnectException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has happened to the connections, with counts, and the last mishap in words. Owned by the ingress thread; cold. */
final class Remarks {
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private String lastProblem = "";

    void count(final String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void problem(final String what, final String problem) {
        count(what);
        lastProblem = problem;
    }

    /** What a person makes of a failed attempt; the client below often leaves the message out. */
    static String words(final Throwable failure) {
        if (failure instanceof ConnectException && failure.getMessage() == null) {
            return "refused, or no way there";
        }
        return failure.getMessage() == null
                ? failure.toString()
                : failure.getMessage().replaceAll("\\s+", " ");
    }

    SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    String lastProblem() {
        return lastProblem;
    }
}
