package io.tiercel.engine.conversion;

import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Names behind the numbers of fields whose {@code semanticType} in the schema is an enum of ours. Cold. */
final class CodeNames {
    private static final Map<String, SortedMap<Long, String>> BY_TYPE = Map.of(
            "ExecType", names(ExecType.values(), Enum::ordinal),
            "OrderStatus", names(OrderStatus.values(), Enum::ordinal),
            "OrderType", names(OrderType.values(), Enum::ordinal),
            "TimeInForce", names(TimeInForce.values(), Enum::ordinal),
            "RejectReason", names(RejectReason.values(), RejectReason::code),
            "TripReason", names(TripReason.values(), TripReason::code));

    private CodeNames() {}

    /** Names of a semantic type by number; none for a type that is no enum. */
    static SortedMap<Long, String> of(final String semanticType) {
        return BY_TYPE.getOrDefault(semanticType, Collections.emptySortedMap());
    }

    private static <E extends Enum<E>> SortedMap<Long, String> names(
            final E[] values, final ToLongFunction<? super E> code) {
        final SortedMap<Long, String> names = new TreeMap<>();
        for (final E value : values) {
            names.put(code.applyAsLong(value), value.name());
        }
        return Collections.unmodifiableSortedMap(names);
    }
}
