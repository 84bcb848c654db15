package io.tiercel.engine.backtest;

import io.tiercel.engine.digest.EventHash;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.strategy.StateHash;
import org.agrona.MutableDirectBuffer;

/** Chained hash of every record that leaves the core, in order. Owned by the core's thread; allocates nothing after construction. */
final class OutputDigest implements OutputHandler {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long chain = StateHash.START;
    private long records;

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        chain = StateHash.mix(
                chain, EventHash.of(buffer, offset, header.wrap(buffer, offset).length()));
        records++;
    }

    /**
     * @return hash of the records so far.
     */
    long chain() {
        return chain;
    }

    /**
     * @return how many there were.
     */
    long records() {
        return records;
    }
}
