package io.tiercel.risk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Worked cases beside the project; absent in a bare checkout, and then the tests say that they were skipped. */
public final class Scenarios {
    private Scenarios() {}

    /** All cases of a file. */
    public static List<JsonNode> read(final String file) {
        final Path path = Path.of(System.getProperty("tiercel.shared"), "scenarios", file);
        Assumptions.assumeTrue(Files.isRegularFile(path), "skipped: worked cases " + path + " are absent");
        final List<JsonNode> cases = new ArrayList<>();
        new YAMLMapper().readTree(path.toFile()).forEach(cases::add);
        return cases;
    }

    /** Fails on a key that nobody reads: a case must not pass because a field was ignored. */
    public static void requireKnownKeys(final JsonNode node, final String... known) {
        final Set<String> unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(Set.of(known));
        assertTrue(unknown.isEmpty(), "unknown keys " + unknown + " in " + node);
    }
}
