package io.tiercel.engine.venue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A worked case of the venue, bound strictly: a key that no field takes is an error, so no case passes because something was ignored. */
record Scenario(
        String name,
        String kind,
        String note,
        InstrumentCase instrument,
        String data,
        long cashMicros,
        SelfTradePrevention stp,
        FillOnCross fillOnCross,
        Latency latency,
        boolean mark,
        List<Event> events,
        List<Command> commands,
        Expected expect) {
    record InstrumentCase(
            String symbol, int priceScale, int qtyScale, long tick, long lot, Long multiplier, Fees fees) {}

    record Fees(
            long makerPpb,
            long takerPpb,
            long makerPerUnitNanos,
            long takerPerUnitNanos,
            long sellPpb,
            long sellPerUnitNanos,
            long commissionPerUnitNanos,
            long commissionMinMicros) {}

    record Latency(
            String model,
            long entryNs,
            long responseNs,
            Long seed,
            List<Long> entryTableNs,
            List<Long> responseTableNs,
            List<List<Long>> rows) {}

    record Event(
            long ts, Add add, Quantity exec, Quantity reduce, Id delete, Replace replace, Trade trade, String state) {}

    record Add(long id, String side, long price, long qty) {}

    record Quantity(long id, long qty) {}

    record Id(long id) {}

    record Replace(long id, long newId, long price, long qty) {}

    record Trade(long price, long qty, String side) {}

    record Command(long at, @JsonProperty("new") NewOrder submit, OwnId cancel, Amend replace) {}

    record NewOrder(
            String id, String side, String type, String tif, Long price, long qty, Long stop, boolean postOnly) {}

    record OwnId(String id) {}

    record Amend(String id, Long price, Long qty) {}

    record Expected(
            List<Execution> executions,
            List<OrderState> orders,
            AccountState account,
            List<Refusal> rejects,
            List<Refusal> requestRejects,
            List<Place> queue,
            List<KnownState> states) {}

    record Execution(String order, long ts, long seen, long price, long qty, String liq, long fee) {}

    record OrderState(String order, String state, long cumQty, long leavesQty) {}

    record AccountState(
            long position,
            long costMicros,
            Long avgPriceMicros,
            long realisedMicros,
            long feesMicros,
            long cashMicros,
            Long markValueMicros,
            Long unrealisedMicros,
            Long equityMicros) {}

    record Refusal(String order, long ts, String reason) {}

    record Place(long at, String order, long ahead) {}

    record KnownState(long at, String order, String state) {}

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** All cases of the venue over order-by-order data in the YAML files of a folder, in the order of file names. */
    static List<Scenario> orderByOrderCases(final Path folder) {
        final List<Scenario> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                for (final JsonNode node : MAPPER.readTree(Files.readString(file))) {
                    if (node.path("kind").asString("").equals("venue")
                            && node.path("data").asString("").equals("L3")) {
                        cases.add(MAPPER.treeToValue(node, Scenario.class));
                    }
                }
            }
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return cases;
    }

    VenueConfig venueConfig() {
        return new VenueConfig(
                latency == null ? 0 : latency.entryNs(),
                latency == null ? 0 : latency.responseNs(),
                fillOnCross == null ? FillOnCross.TOUCH : fillOnCross,
                stp == null ? SelfTradePrevention.CANCEL_NEWEST : stp);
    }
}
