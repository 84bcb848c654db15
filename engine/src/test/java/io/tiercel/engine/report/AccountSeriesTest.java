package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.engine.protocol.AccountMarkedEncoder;
import io.tiercel.marketdata.instrument.Instrument;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class AccountSeriesTest {
    private static final List<Instrument> INSTRUMENTS =
            List.of(new Instrument(0, "TIER", 4, 0, 100, 1, 1), new Instrument(1, "CELL", 4, 3, 100, 1, 1));

    private final AccountSeries account = new AccountSeries(1_000_000_000L, INSTRUMENTS);

    private void mark(
            final long timeNs, final long equity, final long realised, final long fees, final long... positions) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final AccountMarkedEncoder encoder = new AccountMarkedEncoder().wrap(buffer, 0);
        encoder.equityMicros(equity).cashMicros(0).realisedMicros(realised).feesMicros(fees);
        final AccountMarkedEncoder.PositionsEncoder group = encoder.positionsCount(positions.length);
        for (final long position : positions) {
            group.next().position(position).markTwice(0);
        }
        account.add(
                timeNs,
                new AccountMarkedDecoder()
                        .wrap(buffer, 0, AccountMarkedEncoder.BLOCK_LENGTH, AccountMarkedEncoder.SCHEMA_VERSION));
    }

    @Test
    void shouldSplitProfitIntoPartsThatAddUp() {
        mark(1, 1_000_000_000L, 0, 0, 0, 0);
        // 7.5 realised, fees -0.25 (a rebate), equity 1004.75: unrealised = 1004.75 - 1000 - 7.5 + (-0.25) = -3
        mark(2, 1_004_750_000L, 7_500_000, -250_000, 100, -2_500);

        assertArrayEquals(new double[] {0, 4.75}, account.profit().values());
        assertArrayEquals(new double[] {0, 7.5}, account.realised().values());
        assertArrayEquals(new double[] {0, -3}, account.unrealised().values());
        assertEquals(0.25, account.feesTaken().values()[1]);
        assertArrayEquals(new double[] {0, 100}, account.position(0).values());
        assertArrayEquals(new double[] {0, -2.5}, account.position(1).values());
    }

    @Test
    void shouldMeasureDrawdownFromTheHighestMarkSoFar() {
        final long[] equities = {1_000, 1_200, 900, 1_300, 1_250};
        for (int i = 0; i < equities.length; i++) {
            mark(i, equities[i] * 1_000_000, 0, 0, 0, 0);
        }

        // peaks 1000, 1200, 1200, 1300, 1300
        assertArrayEquals(new double[] {0, 0, -300, 0, -50}, account.drawdown().values());
        assertEquals(-300_000_000L, account.deepestDrawdownMicros());
    }
}
