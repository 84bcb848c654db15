package io.tiercel.factors.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorFamily;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.factors.streaming.RecordedMarket;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchFactorsTest {
    private static final FactorsConfig ALL = FactorsConfig.of(FactorsConfig.ALL);
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);

    private final BatchFactors batch = new BatchFactors();

    @Test
    void shouldComputeTheSameWhenFewerFactorsAreChosen() {
        final RecordedEvents events = RecordedMarket.random(SHARE, 5, 400);
        final FactorColumns all = batch.compute(events, ALL);
        final List<String> choices = new ArrayList<>(List.of(FactorsConfig.FIRST_24));
        for (final FactorFamily family : FactorFamily.values()) {
            choices.add("family " + family.code());
        }
        Factor.all().forEach(factor -> choices.add(factor.id()));

        for (final String choice : choices) {
            final FactorsConfig config = FactorsConfig.of(choice);
            final FactorColumns some = batch.compute(events, config);

            assertEquals(List.copyOf(config.chosen()), some.factors());
            for (final Factor factor : some.factors()) {
                assertArrayEquals(all.column(factor), some.column(factor), choice + ": " + factor.id());
            }
        }
    }

    @Test
    void shouldRefuseToTellAColumnThatWasNotChosen() {
        final FactorColumns columns = batch.compute(RecordedMarket.random(SHARE, 5, 10), FactorsConfig.of("ofi_1"));

        assertThrows(IllegalArgumentException.class, () -> columns.column(Factor.VPIN));
        assertEquals(1, columns.columns().length);
    }

    @Test
    void shouldHaveColumnsWithoutValuesWhenThereWasNoEvent() {
        final FactorColumns columns = batch.compute(new RecordedEvents(SHARE, 0, 10), ALL);

        assertEquals(0, columns.size());
        assertEquals(Factor.COUNT, columns.columns().length);
    }

    @Test
    void shouldComputeTheSameWithAnyNumberOfThreads() throws InterruptedException {
        final List<RecordedEvents> events = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            events.add(RecordedMarket.random(SHARE, i, 1 + 300 * i));
        }

        for (final int threads : new int[] {1, 2, 3, 16}) {
            final List<FactorColumns> results = batch.computeAll(events, ALL, threads);

            assertEquals(events.size(), results.size());
            for (int i = 0; i < events.size(); i++) {
                final double[][] alone = batch.compute(events.get(i), ALL).columns();
                final double[][] together = results.get(i).columns();
                for (int f = 0; f < alone.length; f++) {
                    assertArrayEquals(alone[f], together[f], threads + " threads, instrument " + i);
                }
            }
        }
        assertTrue(batch.computeAll(List.of(), ALL, 2).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> batch.computeAll(events, ALL, 0));
    }

    @Test
    void shouldTellTheFirstFailureAndLeaveNoThreadWhenInstrumentsFail() throws InterruptedException {
        final FactorsConfig config = ALL.with(FactorParameter.VPIN_BUCKET_QTY, 1e9);
        final List<RecordedEvents> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            // 1e9 whole units of 1e-11 are more than a long holds
            final int qtyScale = i < 2 ? 0 : 11;
            final Instrument instrument = new Instrument(0, "S" + i, 4, qtyScale, 100, 1, 1);
            events.add(RecordedMarket.random(instrument, i, 500));
        }

        final BadInputException failure =
                assertThrows(BadInputException.class, () -> batch.computeAll(events, config, 2));

        assertTrue(failure.getMessage().contains("instrument S2 "), failure.getMessage());
        assertNoThreadIsLeft();
    }

    @Test
    void shouldEndWhenInterrupted() throws InterruptedException {
        final List<RecordedEvents> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(RecordedMarket.random(SHARE, i, 2_000));
        }
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> batch.computeAll(events, ALL, 2));

        assertNoThreadIsLeft();
    }

    /** A thread that has done its work may need a moment to end. */
    private static void assertNoThreadIsLeft() throws InterruptedException {
        for (final Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("batch-factors-")) {
                assertTrue(thread.join(Duration.ofSeconds(10)), thread.getName() + " works on");
            }
        }
    }

    @Test
    void shouldNameTheKernelsItUses() {
        assertEquals("scalar", Kernels.scalar().name());
        assertEquals(
                Kernels.isVectorApiPresent() ? "vector" : "scalar",
                Kernels.best().name());
    }
}
