package io.tiercel.marketdata.fuzz;

import com.github.luben.zstd.Zstd;
import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** A format of recorded data: each case is a whole feed of one or more files in memory. Now and then they are compressed, or books are kept. */
final class FormatTarget implements FuzzTarget {
    private static final int EVENTS_PER_POLL = 64;
    private static final int INSTRUMENTS = 64;
    private static final int MORE_MESSAGES = 32;
    private static final int MORE_REPEATS = 200;
    private static final int COMPRESSED_SHARE = 128;
    private static final int AUDITED_SHARE = 256;

    /** Where in the file, and in which message, unless the file as a whole is refused. */
    private static final Pattern PLACE = Pattern.compile(
            "byte \\d+: (message|record|packet|block) \\d+.*|line \\d+[:,] .*|(byte \\d+|at its start): compressed data .*"
                    + "|holds \\d+ bytes, expected .*|byte \\d+: the file ends, expected metadata .*|schema .*|not named as .*");

    private static final Pattern OF_HEAD = Pattern.compile("byte (\\d{1,3}): .*");

    private final FeedFormat format;
    private final List<List<Sample>> feeds;
    private final MemoryFiles files = new MemoryFiles();
    private final List<Mutator> mutators = new ArrayList<>();
    private final boolean hasHead;
    private int damaged;
    private List<Path> paths = List.of();
    private String lastMessage = "";

    /** Feeds of one or two files each. */
    FormatTarget(final FeedFormat format, final boolean isText, final List<List<Sample>> feeds) {
        this.format = format;
        this.feeds = feeds;
        hasHead = feeds.getFirst().getFirst().head() > 0;
        final List<byte[]> all = feeds.stream()
                .flatMap(List::stream)
                .flatMap(file -> file.messages().stream())
                .toList();
        for (int i = 0; i < 2; i++) {
            mutators.add(new Mutator(all, isText));
        }
    }

    @Override
    public String name() {
        return format.name();
    }

    @Override
    public int feed(final SplittableRandom random) {
        final List<Sample> feed = feeds.get(random.nextInt(feeds.size()));
        damaged = 0;
        final int only = random.nextInt(feed.size());
        paths = new ArrayList<>();
        for (int i = 0; i < feed.size(); i++) {
            final Mutator bytes = mutators.get(i);
            fill(bytes, feed.get(i), i == only || random.nextInt(4) == 0, random);
            paths.add(stored(feed.get(i), bytes, random));
        }
        damaged = Math.max(1, damaged);
        final long read = read(random.nextInt(AUDITED_SHARE) == 0);
        if (files.openChannels() > 0) {
            throw new AssertionError(files.openChannels() + " files left open");
        }
        return read < 0 ? damaged : (int) Math.min(damaged, read + 1);
    }

    private void fill(
            final Mutator bytes, final Sample sample, final boolean isDamaged, final SplittableRandom random) {
        bytes.clear();
        final boolean isGentle = random.nextBoolean();
        final int[] order = order(sample, isDamaged, random);
        final int share = isDamaged ? 1 << (2 * random.nextInt(4)) : 0;
        final int one = isDamaged ? random.nextInt(order.length) : -1;
        for (int i = 0; i < order.length; i++) {
            final int from = bytes.length();
            bytes.append(sample.messages().get(order[i]));
            final boolean isHead = i < sample.head();
            final boolean isHit = share > 0 && random.nextInt(share) == 0 && (!isHead || random.nextInt(16) == 0);
            if ((i == one && (!isHead || share > 1)) || isHit) {
                if (isGentle && random.nextInt(64) > 0) {
                    bytes.nudge(from, random);
                } else {
                    bytes.damage(from, random);
                }
                damaged++;
            }
        }
        if (isDamaged && random.nextInt(16) == 0) {
            bytes.cut(random);
            damaged++;
        }
    }

    /** Mostly as it was, now and then with messages doubled, lost or in another order, or with more of them behind. */
    private int[] order(final Sample sample, final boolean isDamaged, final SplittableRandom random) {
        final int count = sample.messages().size();
        final boolean isLonger = random.nextBoolean() && count > sample.head();
        // time must not run back in most formats: the last message again and again
        final boolean isLastAgain = random.nextBoolean();
        final int[] order =
                new int[count + (isLonger ? random.nextInt(isLastAgain ? MORE_REPEATS : MORE_MESSAGES) : 0)];
        for (int i = 0; i < order.length; i++) {
            order[i] = i < count ? i : isLastAgain ? count - 1 : random.nextInt(sample.head(), count);
        }
        if (isDamaged && random.nextInt(4) == 0 && order.length > 1) {
            damaged++;
            final int a = random.nextInt(order.length);
            final int b = random.nextInt(order.length);
            switch (random.nextInt(3)) {
                case 0 -> {
                    final int first = order[a];
                    order[a] = order[b];
                    order[b] = first;
                }
                case 1 -> order[a] = order[b];
                default -> {
                    System.arraycopy(order, a + 1, order, a, order.length - a - 1);
                    return Arrays.copyOf(order, order.length - 1);
                }
            }
        }
        return order;
    }

    private Path stored(final Sample sample, final Mutator bytes, final SplittableRandom random) {
        final String name = sample.name();
        if (!sample.entry().isEmpty()) {
            final byte[] zip = Zips.stored(sample.entry(), bytes.bytes(), bytes.length());
            return damagedPack(name, bytes, zip, random.nextInt(16) == 0, random);
        }
        if (random.nextInt(COMPRESSED_SHARE) == 0) {
            final byte[] content = Arrays.copyOf(bytes.bytes(), bytes.length());
            final byte[] pack = random.nextBoolean() ? gzip(content) : Zstd.compress(content);
            return damagedPack(name, bytes, pack, random.nextBoolean(), random);
        }
        return files.file(name, bytes.bytes(), bytes.length());
    }

    private Path damagedPack(
            final String name,
            final Mutator bytes,
            final byte[] pack,
            final boolean isDamaged,
            final SplittableRandom random) {
        bytes.clear();
        bytes.append(pack);
        if (isDamaged) {
            bytes.damage(0, random);
            damaged++;
        }
        return files.file(name, bytes.bytes(), bytes.length());
    }

    private static byte[] gzip(final byte[] content) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** Messages read before one was refused, -1 when none was. */
    private long read(final boolean isAudited) {
        final OpenListing listing = new OpenListing(INSTRUMENTS);
        final BookAudit audit = isAudited ? new BookAudit(listing, INSTRUMENTS, format.bookKind()) : null;
        final BoundedSlots slots =
                new BoundedSlots(isAudited ? audit : new io.tiercel.marketdata.event.CountingSlots());
        lastMessage = "";
        Feed feed = null;
        try {
            feed = format.open(paths, listing, isAudited ? audit : FeedAudit.NONE, FeedOptions.NONE);
            poll(feed, new EventWriter(slots));
            return -1;
        } catch (final BadInputException e) {
            lastMessage = e.getMessage();
            requireTelling(lastMessage);
            return feed == null
                    ? 0
                    : feed.messagesByType().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
        } finally {
            if (feed != null) {
                feed.close();
            }
        }
    }

    private static void poll(final Feed feed, final EventWriter writer) {
        int idle = 0;
        int written = feed.poll(writer, EVENTS_PER_POLL);
        while (written != Feed.END_OF_FEED) {
            idle = written == 0 ? idle + 1 : 0;
            if (idle > 1000) {
                throw new AssertionError("no end: " + idle + " polls without an event");
            }
            written = feed.poll(writer, EVENTS_PER_POLL);
        }
    }

    private void requireTelling(final String message) {
        for (final Path path : paths) {
            final String start = path + ": ";
            if (message.startsWith(start) && message.indexOf('\n') < 0) {
                final String problem = message.substring(start.length());
                if (PLACE.matcher(problem).matches()
                        || (hasHead && OF_HEAD.matcher(problem).matches())) {
                    return;
                }
            }
        }
        throw new AssertionError("refused without telling the place: " + message);
    }

    @Override
    public boolean isRefused() {
        return !lastMessage.isEmpty();
    }

    @Override
    public String lastCase() {
        final StringBuilder text = new StringBuilder(lastMessage);
        for (int i = 0; i < paths.size(); i++) {
            final Mutator bytes = mutators.get(i);
            text.append('\n')
                    .append(paths.get(i))
                    .append(", ")
                    .append(bytes.length())
                    .append(" bytes: ");
            text.append(bytes.shown());
        }
        return text.toString();
    }
}
