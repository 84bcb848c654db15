package io.tiercel.marketdata.transport.websocket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The recorded book frames of Kraken one after the other, and the books that they make, kept as the texts that were sent: a client that comes in the midst
 * of it is told the books as they stand. Used by the venue's thread.
 */
final class RecordedMarket {
    private static final int DEPTH = 1000;
    private static final Pattern FRAME = Pattern.compile("[0-9.]+: (\\[.*\"book-1000\",\"([^\"]+)\"])");
    private static final Pattern SIDE = Pattern.compile("\"([ab])s?\":\\[((?:\\[[^]]*],?)*)]");
    private static final Pattern LEVEL = Pattern.compile("\\[\"([^\"]+)\",\"([^\"]+)\",\"([^\"]+)\"[^]]*]");

    private final List<String> frames = new ArrayList<>();
    private final List<String> pairs = new ArrayList<>();
    private final Map<String, Side> asks = new LinkedHashMap<>();
    private final Map<String, Side> bids = new LinkedHashMap<>();
    private int next;

    /** Levels by price, best first, as they were sent. */
    record Side(TreeMap<BigDecimal, String[]> levels) {
        Side(final boolean isBid) {
            this(new TreeMap<>(isBid ? Comparator.<BigDecimal>naturalOrder().reversed() : Comparator.naturalOrder()));
        }

        void take(final String price, final String qty, final String time) {
            if (new BigDecimal(qty).signum() == 0) {
                levels.remove(new BigDecimal(price));
            } else {
                levels.put(new BigDecimal(price), new String[] {price, qty, time});
            }
        }

        String text() {
            return String.join(
                    ",",
                    levels.values().stream()
                            .map(level -> "[\"" + String.join("\",\"", level) + "\"]")
                            .toList());
        }
    }

    RecordedMarket(final Path capture) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(capture)), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final Matcher matcher = FRAME.matcher(line);
                if (matcher.matches()) {
                    frames.add(matcher.group(1));
                    pairs.add(matcher.group(2));
                }
            }
        }
    }

    int size() {
        return frames.size();
    }

    boolean isOver() {
        return next == frames.size();
    }

    List<String> pairs() {
        return pairs.stream().distinct().sorted().toList();
    }

    /** The next frame; the books follow it. */
    String next() {
        final String frame = frames.get(next);
        final String pair = pairs.get(next++);
        final Matcher sides = SIDE.matcher(frame);
        while (sides.find()) {
            final boolean isBid = sides.group(1).equals("b");
            final Side side = (isBid ? bids : asks).computeIfAbsent(pair, _ -> new Side(isBid));
            final Matcher level = LEVEL.matcher(sides.group(2));
            while (level.find()) {
                side.take(level.group(1), level.group(2), level.group(3));
            }
            while (side.levels.size() > DEPTH) {
                side.levels.pollLastEntry();
            }
        }
        return frame;
    }

    /** The books as they stand, a frame each. */
    List<String> snapshots() {
        return asks.keySet().stream()
                .map(pair -> "[7,{\"as\":[" + asks.get(pair).text() + "],\"bs\":["
                        + bids.get(pair).text() + "]},\"book-1000\",\"" + pair + "\"]")
                .toList();
    }

    /** Price and quantity by level, best first. */
    List<String[]> levels(final String pair, final boolean isBid) {
        return List.copyOf((isBid ? bids : asks).get(pair).levels().values());
    }
}
