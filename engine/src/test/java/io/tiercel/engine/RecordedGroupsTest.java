package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.dbn.DbnFormat;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A recorded day whose venue makes several changes as one: the factors see as many events as there are groups, at their times. */
class RecordedGroupsTest {
    private static final long SECOND = 1_000_000_000L;

    private final RecordingStrategy strategy = new RecordingStrategy();
    private final ScriptedCore scripted =
            new ScriptedCore(TestConfiguration.with("""
                    instruments:
                      instruments:
                        - symbol: ESH4
                          priceScale: 9
                          qtyScale: 0
                          tickSize: 250000000
                          lotSize: 1
                          multiplier: 50
                          currency: USD
                          fees: {makerPpb: 0, takerPpb: 0, makerPerUnitNanos: 0, takerPerUnitNanos: 0, sellPpb: 0, sellPerUnitNanos: 0,
                            commissionPerUnitNanos: 0, commissionMinMicros: 0}
                    strategy: {strategies: []}
                    factors: {factors: [all]}
                    """), List.of("ESH4"), Optional.empty(), List.of(strategy));

    private long records;
    private long groups;
    private long firstNs;
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final List<String> wrong = new ArrayList<>();
    private long compared;
    private double leastHiddenShare = Double.POSITIVE_INFINITY;

    @Test
    void shouldGiveTheFactorsOneEventForEachGroup() throws IOException {
        final Path file = Path.of(
                System.getProperty("tiercel.shared", "../shared"),
                "data/databento/esh4-glbx-mdp3-20231225.mbo.dbn.zst");
        assumeTrue(Files.isRegularFile(file), "skipped: market data " + file + " is absent");
        strategy.look = market -> look(market.factors());

        final EventWriter writer = new EventWriter(new CountingSlots());
        try (Feed feed = DbnFormat.ORDERS.open(List.of(file), new OpenListing(), FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(writer, 1_000) != Feed.END_OF_FEED) {
                assertTrue(wrong.isEmpty(), wrong::toString);
            }
        }

        assertTrue(groups < records, groups + " groups of " + records + " records");
        assertEquals(groups, strategy.seen.size());
        assertTrue(compared > groups * 9 / 10, compared + " compared of " + groups);
        // trades come as prints, and the orders they took as deletions: visible all the same
        assertEquals(0.0, leastHiddenShare);
    }

    private void look(final FactorVector factors) {
        final double expected = lastSecond.getLast() - firstNs < SECOND ? Double.NaN : lastSecond.size();
        final double actual = factors.value(Factor.EVENT_RATE_1S.index());
        if (Double.compare(expected, actual) != 0) {
            wrong.add("after group " + groups + ": events of the last second: " + actual + ", expected " + expected);
        }
        compared += Double.isNaN(expected) ? 0 : 1;
        leastHiddenShare = Math.min(leastHiddenShare, nanAsOne(factors.value(Factor.HIDDEN_SHARE_20TR.index())));
    }

    private static double nanAsOne(final double share) {
        return Double.isNaN(share) ? 1.0 : share;
    }

    /** Counts the groups before the core takes their last record. */
    private final class CountingSlots implements EventSlots {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();

        @Override
        public UnsafeBuffer buffer() {
            return scripted.buffer();
        }

        @Override
        public int claim() {
            return scripted.claim();
        }

        @Override
        public void publish(final int offset) {
            header.wrap(buffer(), offset);
            if (header.templateId() == OrderBookEventDecoder.TEMPLATE_ID) {
                records++;
                if ((header.flags() & EventWriter.LAST_IN_GROUP) != 0) {
                    count(header.eventTimeNs());
                }
            }
            scripted.publish(offset);
        }

        private void count(final long timeNs) {
            firstNs = groups == 0 ? timeNs : firstNs;
            groups++;
            lastSecond.add(timeNs);
            while (lastSecond.getFirst() <= timeNs - SECOND) {
                lastSecond.removeFirst();
            }
        }
    }
}
