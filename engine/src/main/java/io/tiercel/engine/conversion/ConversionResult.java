package io.tiercel.engine.conversion;

import java.util.SortedMap;

/**
 * What a conversion wrote.
 *
 * @param events          number of events.
 * @param byType          events by the names of their tables, those above 0.
 * @param instruments     number of instruments.
 * @param bytes           of all files.
 * @param eventsPerSecond speed, reading the source included.
 */
public record ConversionResult(
        long events, SortedMap<String, Long> byType, int instruments, long bytes, double eventsPerSecond) {}
