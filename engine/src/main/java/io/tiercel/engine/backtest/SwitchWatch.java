package io.tiercel.engine.backtest;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import io.tiercel.risk.protocol.SwitchState;
import org.agrona.MutableDirectBuffer;

/** Remembers when the kill switch tripped first, and why. Owned by the core's thread; allocates nothing after construction. */
final class SwitchWatch implements OutputHandler {
    private static final int ARMED = 0;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final KillSwitchChangedDecoder changed = new KillSwitchChangedDecoder();
    private int reasonCode = ARMED;
    private long timeNs;

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        if (header.templateId() == KillSwitchChangedDecoder.TEMPLATE_ID && reasonCode == ARMED) {
            changed.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
            if (changed.state() == SwitchState.TRIPPED) {
                reasonCode = changed.reason();
                timeNs = header.eventTimeNs();
            }
        }
    }

    boolean isTripped() {
        return reasonCode != ARMED;
    }

    /** Number and name of the reason, and the time. */
    String told() {
        for (final TripReason reason : TripReason.values()) {
            if (reason.code() == reasonCode) {
                return "kill switch, reason " + reasonCode + " " + reason + ", at " + TimeText.of(timeNs);
            }
        }
        return "kill switch, reason " + reasonCode + ", at " + TimeText.of(timeNs);
    }
}
