package io.tiercel.engine.replay;

import io.tiercel.engine.protocol.ModelAnswersDecoder;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.Signal;

/**
 * Answers as the session's model did: from the output journal, where it holds the answer, so that a replay on another processor or with another version of
 * the runtime works with the same bits. Where it does not (a session that was cut off has no record of its last block), the model is asked.
 * <p>
 * Owned by the replay's thread.
 */
final class JournaledModel implements Model {
    private static final long NONE = Long.MIN_VALUE;

    private final JournalDirectory journal;
    private final ReplayModel asked;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ModelAnswersDecoder record = new ModelAnswersDecoder();
    private JournalReader outputs;
    private ModelAnswersDecoder.AnswersDecoder answers;
    private long input;
    private long nextInput = NONE;
    private int nextBits;
    private boolean isEnded;

    /**
     * @param journal of the session.
     * @param asked   answers what the journal does not.
     */
    JournaledModel(final JournalDirectory journal, final ReplayModel asked) {
        this.journal = journal;
        this.asked = asked;
    }

    /** The next answers are for this input. */
    void moveTo(final long sequence) {
        input = sequence;
    }

    @Override
    public void infer(final FactorVector factors, final Signal signal) {
        while (nextInput < input && !isEnded) {
            advance();
        }
        if (isEnded || nextInput != input) {
            asked.again().infer(factors, signal);
            return;
        }
        final float probabilityUp = Float.intBitsToFloat(nextBits);
        if (Float.isNaN(probabilityUp)) {
            signal.clear();
        } else {
            signal.set(probabilityUp);
        }
        advance();
    }

    private void advance() {
        while (answers == null || !answers.hasNext()) {
            if (!nextRecord()) {
                isEnded = true;
                return;
            }
        }
        answers.next();
        nextInput = record.firstSequence() + answers.input();
        nextBits = answers.probabilityUpBits();
    }

    private boolean nextRecord() {
        try {
            if (outputs == null) {
                outputs = journal.readOutputFrom(Math.max(input, journal.firstOutputCause()));
            }
            while (outputs.next()) {
                header.wrap(outputs.buffer(), outputs.offset());
                if (header.templateId() == ModelAnswersDecoder.TEMPLATE_ID) {
                    record.wrap(
                            outputs.buffer(),
                            outputs.offset() + MessageHeaderDecoder.ENCODED_LENGTH,
                            header.blockLength(),
                            header.version());
                    answers = record.answers();
                    return true;
                }
            }
            return false;
        } catch (final JournalException damaged) {
            // whoever compares outputs will say so; here it only means that no answer is to be had
            return false;
        }
    }

    /** Closes the journal's reader; the model that is asked belongs to somebody else. */
    @Override
    public void close() {
        if (outputs != null) {
            outputs.close();
        }
    }
}
