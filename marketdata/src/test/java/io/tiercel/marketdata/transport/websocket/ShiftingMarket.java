package io.tiercel.marketdata.transport.websocket;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** A market of one pair that tells its best 10 levels in Kraken's frames, so that a checksum covers every level told. */
final class ShiftingMarket {
    private static final int DEPTH = 10;
    private final SplittableRandom random;
    private final TreeMap<Integer, Integer> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Integer, Integer> asks = new TreeMap<>();
    private volatile boolean isFlooded;

    ShiftingMarket(final long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            bids.put(1000 - i, 5 + i);
            asks.put(1001 + i, 7 + i);
        }
    }

    /** Whether the client has been flooded already. */
    boolean isFlooded() {
        return isFlooded;
    }

    /** It is now. */
    void flood() {
        isFlooded = true;
    }

    /** Best levels of a side, prices in hundredths, quantities in tenths. */
    Map<Integer, Integer> best(final boolean isBid) {
        final Map<Integer, Integer> best = new LinkedHashMap<>();
        (isBid ? bids : asks)
                .entrySet().stream().limit(DEPTH).forEach(level -> best.put(level.getKey(), level.getValue()));
        return best;
    }

    /** A change of one of the best levels, and its frame. */
    String next() {
        final boolean isBid = random.nextBoolean();
        final Map<Integer, Integer> before = best(isBid);
        final TreeMap<Integer, Integer> side = isBid ? bids : asks;
        final List<Integer> prices = List.copyOf(before.keySet());
        final int price = prices.get(random.nextInt(DEPTH));
        if (side.size() > 15 && random.nextInt(3) == 0) {
            side.remove(price);
        } else {
            final int near = isBid ? 1000 - random.nextInt(30) : 1001 + random.nextInt(30);
            side.merge(near, 1 + random.nextInt(90), (old, more) -> old == (int) more ? old + 1 : more);
        }
        final Map<Integer, Integer> after = best(isBid);
        final StringBuilder changes = new StringBuilder();
        before.keySet().stream().filter(old -> !side.containsKey(old)).forEach(old -> append(changes, old, 0));
        after.forEach((now, qty) -> {
            if (!qty.equals(before.get(now))) {
                append(changes, now, qty);
            }
        });
        if (changes.isEmpty()) {
            return next();
        }
        return "[7,{\"" + (isBid ? "b" : "a") + "\":[" + changes + "],\"c\":\"" + checksum()
                + "\"},\"book-10\",\"ABC/USD\"]";
    }

    String snapshot() {
        final StringBuilder offers = new StringBuilder();
        final StringBuilder wanted = new StringBuilder();
        best(false).forEach((price, qty) -> append(offers, price, qty));
        best(true).forEach((price, qty) -> append(wanted, price, qty));
        return "[7,{\"as\":[" + offers + "],\"bs\":[" + wanted + "]},\"book-10\",\"ABC/USD\"]";
    }

    private static void append(final StringBuilder text, final int price, final int qty) {
        text.append(text.isEmpty() ? "" : ",")
                .append("[\"" + price / 100 + "." + price / 10 % 10 + price % 10 + "\",\"" + qty / 10 + "." + qty % 10
                        + "\",\"1618678133.365913\"]");
    }

    /** Digits without points and zeros in front: offers best first, then bids. */
    private long checksum() {
        final StringBuilder digits = new StringBuilder();
        best(false).forEach((price, qty) -> digits.append(price).append(qty));
        best(true).forEach((price, qty) -> digits.append(price).append(qty));
        final CRC32 crc = new CRC32();
        crc.update(digits.toString().getBytes(StandardCharsets.ISO_8859_1));
        return crc.getValue();
    }
}
