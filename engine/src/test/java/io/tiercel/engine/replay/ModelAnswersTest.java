package io.tiercel.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.protocol.ModelAnswersDecoder;
import io.tiercel.engine.replay.ReplayResult.ModelAnswers;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.JournalCopy;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.journal.JournalException;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model answered is in the journal; a replay may use it, or ask again. */
class ModelAnswersTest {
    private static final int GROUP = MessageHeaderDecoder.ENCODED_LENGTH + ModelAnswersDecoder.BLOCK_LENGTH;

    @TempDir
    static Path folder;

    private static Path original;

    /** A copy has no artifacts: its model cannot be asked. */
    private static Path withoutModel;

    @BeforeAll
    static void run() {
        original = folder.resolve("original");
        new SessionRunner(
                        TestConfiguration.with("strategy: {model: 'builtin:next-move'}"),
                        new SimulatedSource(3, 9_000),
                        original)
                .run();
        withoutModel = new JournalCopy(original).write(folder.resolve("without-model"));
    }

    @Test
    void shouldReplayTheSameFromTheJournalAndFromTheModel() {
        final ReplayResult journaled =
                new Replay(original, true).recomputeModels(false).run();
        final ReplayResult recomputed =
                new Replay(original, true).recomputeModels(true).run();

        assertTrue(journaled.isIdentical(), () -> "" + journaled.divergence());
        assertTrue(recomputed.isIdentical(), () -> "" + recomputed.divergence());
        assertEquals(Optional.of(ModelAnswers.JOURNALED), journaled.modelAnswers());
        assertEquals(Optional.of(ModelAnswers.RECOMPUTED), recomputed.modelAnswers());
        assertEquals(recomputed.summary().digest(), journaled.summary().digest());
    }

    @Test
    void shouldNotNeedTheModelWhereTheJournalHasItsAnswers() {
        final ReplayResult journaled =
                new Replay(withoutModel, true).recomputeModels(false).run();

        assertTrue(journaled.isIdentical(), () -> "" + journaled.divergence());
        assertThrows(
                JournalException.class,
                () -> new Replay(withoutModel, true).recomputeModels(true).run(),
                "control: without the file it cannot be asked");
    }

    @Test
    void shouldTakeAnswersFromTheMiddleOn() {
        final ReplayResult part = new Replay(withoutModel, true)
                .recomputeModels(false)
                .range(Optional.of(new ReplayPoint.Sequence(7_700)), Optional.of(new ReplayPoint.Sequence(8_600)))
                .run();

        assertTrue(part.isIdentical(), () -> "" + part.divergence());
    }

    @Test
    void shouldAskTheModelWhereASessionWasCutOff() {
        final JournalCopy copy = new JournalCopy(original);
        copy.inputs().subList(9_000, copy.inputs().size()).clear();
        copy.outputs().removeIf(record -> JournalContent.header(record).sequence() > 8_900);
        final Path cut = copy.write(folder.resolve("cut"));

        final JournalException needed = assertThrows(
                JournalException.class,
                () -> new Replay(cut, true).recomputeModels(false).run());

        assertTrue(needed.getMessage().contains("artifacts"), needed::getMessage);
    }

    /** A changed answer makes another session: the chain says at which input, the block that it is the model. */
    @Test
    void shouldFindAnAnswerThatWasChanged() {
        final JournalCopy copy = new JournalCopy(original);
        final List<byte[]> records = copy.outputs().stream()
                .filter(record -> JournalContent.templateId(record) == ModelAnswersDecoder.TEMPLATE_ID)
                .toList();
        assertTrue(records.size() > 4, "control: a record for each block of 256 inputs that moved a price");
        final UnsafeBuffer record = new UnsafeBuffer(records.get(records.size() - 3));
        int answer = GROUP + ModelAnswersDecoder.AnswersDecoder.sbeHeaderSize();
        while (Float.isNaN(Float.intBitsToFloat(record.getInt(answer, ByteOrder.LITTLE_ENDIAN)))) {
            answer += ModelAnswersDecoder.AnswersDecoder.sbeBlockLength();
        }
        record.putInt(answer, record.getInt(answer, ByteOrder.LITTLE_ENDIAN) ^ 1, ByteOrder.LITTLE_ENDIAN);
        final long input = record.getLong(MessageHeaderDecoder.ENCODED_LENGTH, ByteOrder.LITTLE_ENDIAN)
                + record.getShort(answer + Integer.BYTES, ByteOrder.LITTLE_ENDIAN);

        final ReplayResult journaled = new Replay(copy.write(folder.resolve("changed")), true)
                .recomputeModels(false)
                .run();

        assertFalse(journaled.isIdentical());
        final Divergence divergence = journaled.divergence().orElseThrow();
        assertEquals(input, divergence.sequence(), divergence::toString);
        assertTrue(divergence.parts().contains("model"), divergence::toString);
    }
}
