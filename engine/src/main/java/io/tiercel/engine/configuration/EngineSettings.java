package io.tiercel.engine.configuration;

import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.engine.venue.VenueConfig;

/**
 * {@code engine.yaml}.
 *
 * @param pipeline   threads, durability, sizes.
 * @param session    digests and marks.
 * @param journal    the journal's segments.
 * @param recovery   snapshots, and what a resumed session does.
 * @param venue      the simulated venue.
 * @param simulation the simulated exchange, the default feed.
 */
public record EngineSettings(
        PipelineConfig pipeline,
        SessionSettings session,
        JournalSettings journal,
        RecoverySettings recovery,
        VenueConfig venue,
        SimulationSettings simulation) {}
