package io.tiercel.marketdata.sse;

import io.tiercel.marketdata.feed.RowRuns;
import io.tiercel.marketdata.input.TextColumns;

/** Orders and trades share one sequence per channel. Owned by the ingress thread. */
final class SsePosition implements RowRuns.Position {
    private static final int MAX_CHANNEL = 1023;

    private final int channelColumn;
    private final int sequenceColumn;
    private final int dateColumn;
    private final int timeColumn;
    private int channel;
    private long sequence;
    private long timeNs;

    SsePosition(final TextColumns header) {
        channelColumn = header.require("ChannelNo");
        sequenceColumn = header.require("ApplSeqNum");
        dateColumn = header.require("MDDate");
        timeColumn = header.require("MDTime");
    }

    @Override
    public void read(final TextColumns row) {
        final long number = row.count(channelColumn);
        if (number > MAX_CHANNEL) {
            throw row.bad(channelColumn, "a channel from 0 to " + MAX_CHANNEL);
        }
        channel = (int) number;
        sequence = row.count(sequenceColumn);
        timeNs = ShanghaiTime.timestampNs(row, dateColumn, timeColumn);
    }

    @Override
    public int group() {
        return channel;
    }

    @Override
    public long number() {
        return sequence;
    }

    @Override
    public long timeNs() {
        return timeNs;
    }
}
