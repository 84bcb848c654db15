package io.tiercel.engine.configuration;

/** The shipped configuration made small for tests, and documents laid over it. */
public final class TestConfiguration {
    /** One thread, no waiting threads that spin, small files, no model. */
    private static final String SMALL = """
            engine:
              pipeline: {threadingMode: INVOKER, waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
              session: {digestBlockInputs: 256}
              journal: {segmentMiB: 1, segmentsAhead: 1}
            strategy: {model: none}
            """;

    private TestConfiguration() {}

    /**
     * @param overlays YAML documents of the whole configuration, each laid over the one before.
     * @return the configuration.
     */
    public static Configuration with(final String... overlays) {
        Configuration configuration = over(Configuration.shipped(), SMALL);
        for (final String overlay : overlays) {
            configuration = over(configuration, overlay);
        }
        return configuration;
    }

    private static Configuration over(final Configuration base, final String overlay) {
        return YamlBinder.bind(
                YamlBinder.merge(YamlBinder.parse(base.toYaml(), "base"), YamlBinder.parse(overlay, "overlay")),
                Configuration.class,
                "test");
    }
}
