package io.tiercel.marketdata.lobster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderVisitor;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LobsterBookFileTest {
    private static final Instrument AAPL = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);

    @TempDir
    private Path folder;

    @Test
    void shouldWriteOneRowPerCallInLobstersLayout() throws IOException {
        final Path path = folder.resolve("bbo.csv");

        try (LobsterBookFile file = new LobsterBookFile(path, AAPL, 1)) {
            file.write(new BestLevel(5_859_400, 200, 5_853_300, 18));
            file.write(new BestLevel(Prices.NO_PRICE, 0, 5_853_300, 18));
            file.write(new BestLevel(5_859_400, 200, Prices.NO_PRICE, 0));
        }

        assertEquals("""
                5859400,200,5853300,18
                9999999999,0,5853300,18
                5859400,200,-9999999999,0
                """, Files.readString(path));
    }

    @Test
    void shouldKeepEveryRowAcrossManyBuffers() throws IOException {
        final Path path = folder.resolve("bbo.csv");
        final StringBuilder expected = new StringBuilder();

        try (LobsterBookFile file = new LobsterBookFile(path, AAPL, 1)) {
            for (int i = 0; i < 20_000; i++) {
                file.write(new BestLevel(5_859_400 + i, 200 + i, 5_853_300, 1 + i));
                expected.append(5_859_400 + i + "," + (200 + i) + ",5853300," + (1 + i) + "\n");
            }
        }

        assertEquals(expected.toString(), Files.readString(path));
    }

    @Test
    void shouldConvertFromTheUnitsOfTheInstrument() throws IOException {
        final Path path = folder.resolve("bbo.csv");
        final Instrument fine = new Instrument(0, "AAPL", 6, 2, 10_000, 100, 1);

        try (LobsterBookFile file = new LobsterBookFile(path, fine, 1)) {
            file.write(new BestLevel(585_940_000, 20_000, 585_330_000, 1_800));
            assertThrows(
                    BadInputException.class, () -> file.write(new BestLevel(585_940_001, 20_000, 585_330_000, 100)));
        }

        assertEquals("5859400,200,5853300,18\n", Files.readString(path).substring(0, 23));
    }

    @Test
    void shouldTellAFolderThatIsNotThere() {
        final Path path = folder.resolve("missing").resolve("bbo.csv");

        final BadInputException bad = assertThrows(BadInputException.class, () -> new LobsterBookFile(path, AAPL, 1));

        assertEquals(
                path + ": cannot be written (java.nio.file.NoSuchFileException: " + path
                        + "), expected a file in a folder with room",
                bad.getMessage());
    }

    /** A book of one level per side. */
    private record BestLevel(long askPrice, long askQty, long bidPrice, long bidQty) implements BookView {
        @Override
        public int levels(final int side) {
            return qty(side, 0) > 0 ? 1 : 0;
        }

        @Override
        public long price(final int side, final int level) {
            return side == Side.BUY ? bidPrice : askPrice;
        }

        @Override
        public long qty(final int side, final int level) {
            return side == Side.BUY ? bidQty : askQty;
        }

        @Override
        public int orderCount(final int side, final int level) {
            return levels(side);
        }

        @Override
        public long qtyAt(final int side, final long price) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nextPrice(final int side, final long price) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void visitOrders(final int side, final long price, final OrderVisitor visitor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long queueAhead(final long orderId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int orderCount() {
            throw new UnsupportedOperationException();
        }
    }
}
