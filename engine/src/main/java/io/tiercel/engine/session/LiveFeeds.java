package io.tiercel.engine.session;

import io.tiercel.engine.configuration.AeronFeedSettings;
import io.tiercel.engine.configuration.AeronFeedSettings.MediaDriverPlace;
import io.tiercel.engine.configuration.FeedDay;
import io.tiercel.engine.configuration.HostAndPort;
import io.tiercel.engine.configuration.LiveFeedSettings;
import io.tiercel.engine.configuration.MulticastFeedSettings;
import io.tiercel.engine.configuration.SoupFeedSettings;
import io.tiercel.engine.configuration.SoupServerSettings;
import io.tiercel.engine.configuration.VenueFeedSettings;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.itch.ItchMulticastFeed;
import io.tiercel.marketdata.itch.ItchSoupFeed;
import io.tiercel.marketdata.transport.SoupConfig;
import io.tiercel.marketdata.transport.aeron.AeronLink;
import io.tiercel.marketdata.transport.aeron.EmbeddedDriver;
import io.tiercel.marketdata.transport.websocket.LiveVenueFeed;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Opens live feeds: the one place where a person's word leads to the network. Stateless, cold. */
public final class LiveFeeds {
    private static final long NS_PER_MS = 1_000_000L;

    private LiveFeeds() {}

    /**
     * Opens a feed; waits for the first connection where there is one to wait for.
     *
     * @param settings what to follow.
     * @param listing  which symbols to decode.
     * @param audit    told what the source says of its books.
     * @return the feed; the caller closes it.
     * @throws BadInputException in one line: the host is not known, the connection refused, the address in use, no media driver there.
     */
    public static Feed open(final LiveFeedSettings settings, final Listing listing, final FeedAudit audit) {
        final LongSupplier clockNs = clockNs();
        return switch (settings) {
            case VenueFeedSettings venue -> open(venue, listing, audit, clockNs);
            case MulticastFeedSettings multicast -> open(multicast, listing, audit, clockNs);
            case SoupFeedSettings soup -> open(soup, listing, audit, clockNs);
            case AeronFeedSettings aeron -> open(aeron, audit);
        };
    }

    /**
     * @param settings of a feed.
     * @return which kind of book its events make.
     */
    public static BookKind bookKind(final LiveFeedSettings settings) {
        return switch (settings) {
            case VenueFeedSettings venue -> venue.venue().venue().format().bookKind();
            case MulticastFeedSettings _, SoupFeedSettings _ -> BookKind.ORDERS;
            case AeronFeedSettings aeron -> aeron.books();
        };
    }

    /** Since the epoch, never running back: steps of the machine's clock do not reach it. */
    private static LongSupplier clockNs() {
        final long offsetNs = System.currentTimeMillis() * NS_PER_MS - System.nanoTime();
        return () -> System.nanoTime() + offsetNs;
    }

    private static Feed open(
            final VenueFeedSettings settings,
            final Listing listing,
            final FeedAudit audit,
            final LongSupplier clockNs) {
        final var config = settings.venue();
        HostAndPort.lookUp(URI.create(config.url()).getHost());
        final LiveVenueFeed feed =
                new LiveVenueFeed(config, config.venue().newSession(listing, audit, config.depth()), clockNs);
        return connected(
                feed,
                () -> feed.remarks().containsKey("connections"),
                () -> feed.remarks().containsKey("failed connects"),
                feed::lastProblem);
    }

    private static Feed open(
            final MulticastFeedSettings settings,
            final Listing listing,
            final FeedAudit audit,
            final LongSupplier clockNs) {
        return new ItchMulticastFeed(
                settings.arbitration(),
                settings.lines().stream()
                        .map(line -> HostAndPort.parse("lines", line).resolve())
                        .toList(),
                networkInterface(settings.networkInterface()),
                HostAndPort.parse("server", settings.server()).resolve(),
                settings.recovery().isPresent() ? Optional.of(soup(settings.recovery())) : Optional.empty(),
                listing,
                audit,
                day(settings.tradingDay(), clockNs),
                clockNs);
    }

    private static Feed open(
            final SoupFeedSettings settings, final Listing listing, final FeedAudit audit, final LongSupplier clockNs) {
        final ItchSoupFeed feed = new ItchSoupFeed(
                soup(settings.login()),
                settings.session(),
                settings.firstMessage(),
                listing,
                audit,
                day(settings.tradingDay(), clockNs),
                clockNs);
        return connected(
                feed,
                () -> feed.client().isConnected(),
                () -> feed.client().failures() > 0,
                () -> feed.client().lastProblem());
    }

    private static SoupConfig soup(final SoupServerSettings settings) {
        return new SoupConfig(
                HostAndPort.parse("server", settings.server()).resolve(),
                settings.user(),
                settings.password(),
                settings.connectTimeoutMs(),
                settings.firstDelayMs(),
                settings.longestDelayMs());
    }

    private static TradingDay day(final String text, final LongSupplier clockNs) {
        return FeedDay.parse(text).orElseGet(() -> TradingDay.at(clockNs.getAsLong()));
    }

    private static NetworkInterface networkInterface(final String text) {
        try {
            final NetworkInterface named = NetworkInterface.getByName(text);
            final NetworkInterface found =
                    named == null ? NetworkInterface.getByInetAddress(HostAndPort.lookUp(text)) : named;
            if (found == null) {
                throw new BadInputException(
                        "networkInterface = " + text + ": this machine has none, expected a name or an address of one");
            }
            return found;
        } catch (final SocketException e) {
            throw new BadInputException(
                    "networkInterface = " + text + ": cannot be asked for (" + e.getMessage() + "), expected one", e);
        }
    }

    private static Feed open(final AeronFeedSettings settings, final FeedAudit audit) {
        final Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            final AeronLink link = link(settings, opened, settings.mediaDriver() != MediaDriverPlace.EXTERNAL);
            return new OwningFeed(link.feed(settings.link(), audit, System::nanoTime), opened);
        } catch (final RuntimeException e) {
            OwningFeed.closeAll(opened);
            throw e;
        }
    }

    /**
     * Connects to the media driver of a link.
     *
     * @param settings   of the link.
     * @param opened     receives what is to be closed, the last one first.
     * @param isEmbedded whether this process runs the driver.
     * @return the link.
     * @throws BadInputException when there is no driver, or already one.
     */
    static AeronLink link(
            final AeronFeedSettings settings, final Deque<AutoCloseable> opened, final boolean isEmbedded) {
        java.nio.file.Path directory = settings.sharedDirectory();
        if (isEmbedded) {
            final EmbeddedDriver driver = settings.mediaDriver() == MediaDriverPlace.EACH
                    ? new EmbeddedDriver()
                    : new EmbeddedDriver(directory);
            opened.push(driver);
            directory = driver.directory();
        }
        final AeronLink link = new AeronLink(directory);
        opened.push(link);
        return link;
    }

    /** Until the first connection stands no feed has events. */
    private static Feed connected(
            final Feed feed,
            final BooleanSupplier isConnected,
            final BooleanSupplier hasFailed,
            final Supplier<String> problem) {
        final EventWriter nowhere = new EventWriter(new NoSlots());
        while (!isConnected.getAsBoolean()) {
            feed.poll(nowhere, 1);
            if (hasFailed.getAsBoolean()) {
                feed.close();
                throw new BadInputException(problem.get() + ", expected a server that answers, and a network");
            }
            LockSupport.parkNanos(NS_PER_MS);
        }
        return feed;
    }
}
