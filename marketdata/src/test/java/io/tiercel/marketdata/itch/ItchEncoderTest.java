package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected bytes are written out by hand from the specification: length, type, locate, tracking, time, body. */
class ItchEncoderTest {
    private static final int OFFSET = 3;
    private static final int LOCATE = 0x0102;
    private static final int TRACKING = 0x0304;
    private static final long TIME_NS = 0x1F1ACED80506L;
    private static final String COMMON = "0102" + "0304" + "1F1ACED80506";
    private static final String TIER = "5449455220202020";

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
    private final ItchEncoder encoder = new ItchEncoder();
    private final long stock = ItchEncoder.stock("TIER");

    @Test
    void shouldPadStockWithSpaces() {
        // T I E R and four spaces.
        assertEquals(0x5449455220202020L, ItchEncoder.stock("TIER"));
        assertEquals(0x4142434445464748L, ItchEncoder.stock("ABCDEFGH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCDEFGHI", "A B", "\u00c4", "A\t"})
    void shouldRefuseASymbolThatDoesNotFit(final String symbol) {
        final BadInputException bad = assertThrows(BadInputException.class, () -> ItchEncoder.stock(symbol));

        assertEquals(
                "symbol '" + symbol + "', expected 1 to 8 printable ASCII characters without spaces", bad.getMessage());
    }

    @Test
    void shouldWriteSystemEvent() {
        assertBytes("000C" + "53" + COMMON + "51", at().systemEvent(ItchDescriptor.START_OF_MARKET_HOURS));
    }

    @Test
    void shouldWriteStockDirectory() {
        // Q, N, 100 shares, N, C, "Z ", T, N, N, 1, N, no leverage, N.
        assertBytes(
                "0027" + "52" + COMMON + TIER + "51" + "4E" + "00000064" + "4E" + "43" + "5A20" + "54" + "4E" + "4E"
                        + "31" + "4E" + "00000000" + "4E",
                at().stockDirectory(stock, 100, (byte) 'T'));
    }

    @Test
    void shouldWriteTradingAction() {
        assertBytes(
                "0019" + "48" + COMMON + TIER + "54" + "20" + "20202020",
                at().tradingAction(stock, ItchDescriptor.STATE_TRADING));
    }

    @Test
    void shouldWriteAddOrder() {
        // 585.33 USD = 5853300 = 0x595074.
        assertBytes(
                "0024" + "41" + COMMON + "0000000166B53E42" + "42" + "00000640" + TIER + "00595074",
                at().addOrder(0x166B53E42L, ItchDescriptor.BUY, 0x640, stock, 5_853_300));
    }

    @Test
    void shouldWriteAddOrderWithAttribution() {
        assertBytes(
                "0028" + "46" + COMMON + "0000000000000007" + "53" + "00000064" + TIER + "00595074" + "54494552",
                at().addOrderAttributed(7, ItchDescriptor.SELL, 100, stock, 5_853_300, 0x54494552));
    }

    @Test
    void shouldWriteOrderExecuted() {
        assertBytes(
                "001F" + "45" + COMMON + "0000000000000007" + "00000019" + "000000000003E63B",
                at().orderExecuted(7, 25, 0x3E63BL));
    }

    @Test
    void shouldWriteOrderExecutedWithPrice() {
        assertBytes(
                "0024" + "43" + COMMON + "0000000000000007" + "00000019" + "000000000003E63B" + "4E" + "00595074",
                at().orderExecutedWithPrice(7, 25, 0x3E63BL, false, 5_853_300));
    }

    @Test
    void shouldWriteOrderCancel() {
        assertBytes("0017" + "58" + COMMON + "0000000000000007" + "00000064", at().orderCancel(7, 100));
    }

    @Test
    void shouldWriteOrderDelete() {
        assertBytes("0013" + "44" + COMMON + "0000000000000007", at().orderDelete(7));
    }

    @Test
    void shouldWriteOrderReplace() {
        assertBytes(
                "0023" + "55" + COMMON + "0000000000000007" + "0000000000000009" + "00000064" + "00595074",
                at().orderReplace(7, 9, 100, 5_853_300));
    }

    @Test
    void shouldWriteTradeWithoutReferenceAndAlwaysB() {
        assertBytes(
                "002C" + "50" + COMMON + "0000000000000000" + "42" + "00000064" + TIER + "00595074"
                        + "000000000003E642",
                at().trade(100, stock, 5_853_300, 0x3E642L));
    }

    private ItchEncoder at() {
        return encoder.at(buffer, OFFSET, LOCATE, TRACKING, TIME_NS);
    }

    private void assertBytes(final String expected, final int length) {
        final byte[] written = new byte[length];
        buffer.getBytes(OFFSET, written);
        assertEquals(expected, HexFormat.of().withUpperCase().formatHex(written));
    }
}
