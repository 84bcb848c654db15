package io.tiercel.engine.configuration;

import java.util.List;

/**
 * The simulated exchange; seed and number of events come from the command line. Ranges are checked by the exchange's own configuration.
 *
 * @param symbols         instruments it trades; each must be listed in {@code instruments.yaml}.
 * @param openTime        opening of the market, time of day such as 09:30:00.
 * @param ordersPerSecond mean arrivals per instrument.
 */
public record SimulationSettings(List<String> symbols, String openTime, double ordersPerSecond) {}
