package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.recovery.SessionCore;
import io.tiercel.strategy.catalogue.StrategyCatalogue;
import io.tiercel.strategy.catalogue.StrategyType;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/strategies.md says what is: its example compiles and trades, its tables hold every strategy and every parameter. */
class StrategiesPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("tiercel.config")).resolveSibling("docs").resolve("strategies.md");

    @TempDir
    Path folder;

    /** The blocks of a language, without their fences. */
    private static List<String> blocks(final String language) throws IOException {
        final List<String> blocks = new ArrayList<>();
        StringBuilder open = null;
        for (final String line : Files.readAllLines(PAGE)) {
            if (line.equals("```" + language)) {
                open = new StringBuilder();
            } else if (line.equals("```") && open != null) {
                blocks.add(open.toString());
                open = null;
            } else if (open != null) {
                open.append(line).append('\n');
            }
        }
        return blocks;
    }

    private ClassLoader compiled(final String source) throws IOException {
        final Path file =
                Files.createDirectories(folder.resolve("source/example")).resolve("HeavyBid.java");
        final Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(file, source);
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "this test needs a JDK");
        final StringWriter complaints = new StringWriter();
        final boolean isCompiled = compiler.getTask(
                        complaints,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertTrue(isCompiled, complaints.toString());
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, StrategiesPageTest.class.getClassLoader());
    }

    @Test
    void shouldCompileAndTradeTheExample() throws IOException {
        final List<String> java = blocks("java");
        assertEquals(1, java.size());
        final String yaml = blocks("yaml").getLast();
        final ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(compiled(java.getFirst()));
            final Configuration configuration = TestConfiguration.with("strategy:\n" + yaml.indent(2));

            final SimulatedSource source = new SimulatedSource(5, 20_000);
            final SessionSummary summary = new SessionRunner(configuration, source, folder.resolve("session")).run();

            assertTrue(summary.fills() > 20, "fills: " + summary.fills());
            assertTrue(configuration.toYaml().contains("holdNs: 2000000000"), "the effective configuration");
            goesOnFromASnapshot(configuration, source, summary);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** A user's class keeps its state in a snapshot like any other. */
    private void goesOnFromASnapshot(
            final Configuration configuration, final SimulatedSource source, final SessionSummary summary) {
        final List<UnsafeBuffer> inputs = new ArrayList<>();
        JournalContent.inputs(folder.resolve("session")).forEach(record -> inputs.add(new UnsafeBuffer(record)));
        final SessionCore first = core(configuration, source);
        final SessionCore second = core(configuration, source);
        final int half = inputs.size() / 2;
        inputs.subList(0, half).forEach(input -> first.onInput(input, 0));
        second.restore(first.state(), half, first.lastEventTimeNs());
        inputs.subList(half, inputs.size()).forEach(input -> second.onInput(input, 0));
        second.finish();

        assertEquals(summary.digest(), second.core().digest());
    }

    private static SessionCore core(final Configuration configuration, final SimulatedSource source) {
        return new SessionCore(
                configuration,
                configuration.instruments().registry(source.symbols(configuration)),
                Optional.empty(),
                List.of());
    }

    @Test
    void shouldListEveryStrategyWithItsParametersAndDefaults() throws Exception {
        final List<String> lines = Files.readAllLines(PAGE);
        for (final String name : StrategyCatalogue.classes().keySet()) {
            final StrategyType type = StrategyType.of(name);
            final int at = lines.indexOf("### `" + name + "`");
            assertTrue(at > 0, "the page has no section `" + name + "`");
            final List<String> section = lines.subList(at + 1, lines.size()).stream()
                    .takeWhile(line -> !line.startsWith("### "))
                    .toList();
            final Record defaults = type.defaults().orElseThrow();
            for (final RecordComponent component : type.parameters().getRecordComponents()) {
                final String row = "| `" + component.getName() + "` | "
                        + component.getAccessor().invoke(defaults) + " |";
                assertTrue(
                        section.stream().anyMatch(line -> line.startsWith(row)),
                        "section `" + name + "` has no row that begins with " + row);
            }
        }
    }

    @Test
    void shouldBindTheFirstExampleOfAConfiguration() throws IOException {
        final Configuration configuration =
                TestConfiguration.with("strategy:\n" + blocks("yaml").getFirst().indent(2));

        assertEquals("flow", configuration.strategy().strategies().getFirst().name());
        assertTrue(configuration.toYaml().contains("entryTicks: 3.0"), configuration.toYaml());
    }
}
