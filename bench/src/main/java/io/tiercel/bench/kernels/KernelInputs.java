package io.tiercel.bench.kernels;

import io.tiercel.factors.kernel.BookColumns;
import io.tiercel.factors.kernel.Kernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * Seeded columns that kernels are timed on: a book of ten levels that mostly changes at one place per event, a mid that moves at one event in five, one
 * event in 500 without the deepest levels of a side and one in 2,000 without a side; and a tape of trades. Immutable, cold.
 */
final class KernelInputs {
    static final double TICK = 100.0;
    private static final int LEVELS = 10;
    private static final long SEED = 20_261_121L;
    private static final double FIRST_BID = 5_850_000.0;
    private static final int BUFFER_BYTES = 1 << 20;

    final BookColumns book;
    final double[] mids;
    final double[] changes;
    final double[] returns;
    final double[] spreads;
    final double[] signedQtys;
    final double[] tradeQtys;
    final double[] tradeSigned;
    final long[] timesNs;
    final double[] weights = new double[LEVELS];

    KernelInputs(final int events) {
        final SplittableRandom random = new SplittableRandom(SEED);
        book = new BookColumns(
                new double[LEVELS][events],
                new double[LEVELS][events],
                new double[LEVELS][events],
                new double[LEVELS][events],
                events);
        mids = new double[events];
        changes = new double[events];
        returns = new double[events];
        spreads = new double[events];
        signedQtys = new double[events];
        tradeQtys = new double[events];
        tradeSigned = new double[events];
        timesNs = new long[events];
        fillBook(random);
        fillTrades(random);
        for (int level = 0; level < LEVELS; level++) {
            weights[level] = StrictMath.exp(-0.5 * level);
        }
        final Kernels scalar = Kernels.scalar();
        scalar.books().midSum(book, mids);
        scalar.books().spread(book, 1.0, spreads);
        scalar.windows().change(mids, events, changes);
        scalar.windows().logReturn(mids, 1, 0.0, events, returns);
    }

    private void fillBook(final SplittableRandom random) {
        final double[] bidQtys = new double[LEVELS];
        final double[] askQtys = new double[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            bidQtys[level] = random.nextInt(1, 500);
            askQtys[level] = random.nextInt(1, 500);
        }
        double bid = FIRST_BID;
        double spread = 1.0;
        for (int i = 0; i < book.length(); i++) {
            if (random.nextInt(5) == 0) {
                bid += TICK * random.nextInt(-1, 2);
                spread = 1.0 + random.nextInt(3);
            }
            (random.nextBoolean() ? bidQtys : askQtys)[random.nextInt(LEVELS)] = random.nextInt(1, 500);
            putSide(book.bidPrices(), book.bidQtys(), i, bid, -TICK, bidQtys, levels(random));
            putSide(book.askPrices(), book.askQtys(), i, bid + spread * TICK, TICK, askQtys, levels(random));
        }
    }

    private static int levels(final SplittableRandom random) {
        final int chance = random.nextInt(2_000);
        return chance == 0 ? 0 : chance < 5 ? random.nextInt(1, LEVELS) : LEVELS;
    }

    private static void putSide(
            final double[][] prices,
            final double[][] qtys,
            final int i,
            final double best,
            final double step,
            final double[] newQtys,
            final int levels) {
        for (int level = 0; level < LEVELS; level++) {
            final boolean isThere = level < levels;
            prices[level][i] = isThere ? best + level * step : step * Double.POSITIVE_INFINITY;
            qtys[level][i] = isThere ? newQtys[level] : 0.0;
        }
    }

    private void fillTrades(final SplittableRandom random) {
        long nowNs = 34_200_000_000_000L;
        for (int i = 0; i < book.length(); i++) {
            // between events a millisecond on average, as in a busy instrument
            nowNs += (long) (-StrictMath.log(1.0 - random.nextDouble()) * 1e6);
            timesNs[i] = nowNs;
            final double sign = random.nextBoolean() ? 1.0 : -1.0;
            tradeQtys[i] = random.nextInt(1, 300);
            tradeSigned[i] = sign * tradeQtys[i];
            signedQtys[i] = random.nextInt(5) == 0 ? tradeSigned[i] : 0.0;
        }
    }

    int events() {
        return book.length();
    }

    /** All columns as raw little-endian files; levels of a side one after the other. */
    void write(final Path folder) {
        write(folder.resolve("bid_prices.f64"), book.bidPrices());
        write(folder.resolve("bid_qtys.f64"), book.bidQtys());
        write(folder.resolve("ask_prices.f64"), book.askPrices());
        write(folder.resolve("ask_qtys.f64"), book.askQtys());
        write(folder.resolve("mids.f64"), mids);
        write(folder.resolve("changes.f64"), changes);
        write(folder.resolve("returns.f64"), returns);
        write(folder.resolve("spreads.f64"), spreads);
        write(folder.resolve("signed_qtys.f64"), signedQtys);
        write(folder.resolve("trade_qtys.f64"), tradeQtys);
        write(folder.resolve("trade_signed.f64"), tradeSigned);
        write(folder.resolve("weights.f64"), weights);
        final double[] timeBits = new double[timesNs.length];
        for (int i = 0; i < timeBits.length; i++) {
            timeBits[i] = Double.longBitsToDouble(timesNs[i]);
        }
        write(folder.resolve("times_ns.i64"), timeBits);
    }

    /** One after the other, raw little-endian. */
    static void write(final Path file, final double[]... columns) {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (final double[] column : columns) {
                for (int at = 0; at < column.length; ) {
                    final int part = Math.min(column.length - at, BUFFER_BYTES / Double.BYTES);
                    bytes.clear();
                    bytes.asDoubleBuffer().put(column, at, part);
                    bytes.limit(part * Double.BYTES);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    at += part;
                }
            }
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
