package io.tiercel.marketdata.transport;

import io.tiercel.marketdata.input.BadInputException;
import org.agrona.DirectBuffer;

/**
 * Brings an arbitrator what its retransmission server could not give: logs in to a SoupBinTCP server of the same session at the first missing message
 * and plays it until nothing is missing. The connection stands only as long as it is needed.
 * <p>
 * Owned by the thread that polls the lines; allocates per connection.
 */
final class SoupReplay implements AutoCloseable {
    private static final int MAX_FAILURES = 3;

    private final SoupConfig config;
    private final LineArbitrator arbitrator;
    private SoupClient client;
    private long nowNs;
    private long failures;
    private String lastProblem = "";

    SoupReplay(final SoupConfig config, final LineArbitrator arbitrator) {
        this.config = config;
        this.arbitrator = arbitrator;
    }

    void poll(final long timeNs) {
        nowNs = timeNs;
        if (!arbitrator.isReplayWanted()) {
            close();
            return;
        }
        if (client == null) {
            client = new SoupClient(config, arbitrator.session(), arbitrator.nextSequence(), new Messages());
        }
        try {
            client.poll(timeNs);
        } catch (final BadInputException e) {
            fail(e.getMessage());
            return;
        }
        if (client.failuresInARow() >= MAX_FAILURES) {
            fail(client.lastProblem());
        } else if (client.isEnded() && arbitrator.isReplayWanted()) {
            fail(config + ": the session ended at message " + client.nextSequence());
        }
    }

    private void fail(final String problem) {
        failures++;
        lastProblem = problem;
        close();
        arbitrator.onReplayFailed(0, nowNs);
    }

    /** Replays that came to nothing. */
    long failures() {
        return failures;
    }

    /** What went wrong last, in words; empty = nothing did. */
    String lastProblem() {
        return lastProblem;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private final class Messages implements SequencedListener {
        @Override
        public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            arbitrator.onReplayed(sequence, buffer, offset, length, nowNs);
        }

        @Override
        public void onGap(final long sequence, final long missing) {
            // a connection has no gaps
        }

        @Override
        public void onCaughtUp(final boolean isWhole) {
            // a connection has no gaps
        }

        @Override
        public void onLost(final long sequence, final long missing) {
            arbitrator.onReplayFailed(sequence + missing, nowNs);
        }

        @Override
        public void onEndOfSession() {
            // the lines say so
        }
    }
}
