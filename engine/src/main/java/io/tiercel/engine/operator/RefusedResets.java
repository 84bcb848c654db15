package io.tiercel.engine.operator;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.killswitch.ResetResult;
import io.tiercel.risk.protocol.ResetRefusedDecoder;
import java.util.function.Consumer;
import org.agrona.MutableDirectBuffer;

/**
 * Tells the operator, in one line each, the resets that the engine refused.
 * <p>
 * Owned by the outputs' thread. Allocates nothing but when it tells.
 */
public final class RefusedResets implements OutputHandler {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ResetRefusedDecoder refused = new ResetRefusedDecoder();
    private final Consumer<String> line;

    /**
     * @param line gets each line, on the outputs' thread.
     */
    public RefusedResets(final Consumer<String> line) {
        this.line = line;
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        if (header.templateId() == ResetRefusedDecoder.TEMPLATE_ID) {
            refused.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
            final ResetResult result = ResetResult.valueOf(refused.cause().name());
            line.accept("reset refused at input " + header.sequence() + ": " + result.words());
        }
    }
}
