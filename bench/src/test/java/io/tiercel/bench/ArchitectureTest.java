package io.tiercel.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The arrows and fences between the modules and packages. It stands in this module because only here the classes of all modules are on one class path:
 * nothing depends on bench, bench depends on the rest.
 */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tiercel");

    /** Module to the modules that it may import; upstream first. Training and sweep are modules of their own below the engine's package. */
    private static final Map<String, List<String>> IMPORTS = Map.of(
            "marketdata", List.of(),
            "journal", List.of(),
            "factors", List.of("marketdata"),
            "strategy", List.of("marketdata", "factors"),
            "risk", List.of("marketdata", "factors", "strategy"),
            "engine.training", List.of("marketdata", "factors", "strategy"),
            "engine.sweep", List.of("marketdata", "engine"),
            "engine", List.of("marketdata", "journal", "factors", "strategy", "risk"));

    private static final String[] DETERMINISTIC = {
        "io.tiercel.marketdata..",
        "io.tiercel.factors..",
        "io.tiercel.strategy..",
        "io.tiercel.risk..",
        "io.tiercel.engine.desk..",
        "io.tiercel.engine.venue..",
        "io.tiercel.engine.digest..",
        "io.tiercel.engine.schedule..",
        "io.tiercel.engine.output.."
    };

    @Test
    void shouldSeeTheClassesOfEveryModule() {
        for (final String name : List.of(
                "marketdata.book.ArrayOrderBook",
                "factors.streaming.FactorEngine",
                "strategy.model.OnnxModel",
                "risk.gate.RiskGate",
                "journal.ChronicleJournal",
                "engine.Core",
                "engine.training.network.AdamTrainer",
                "engine.sweep.FlinkSweepEngine")) {
            assertTrue(
                    CLASSES.contain("io.tiercel." + name), name + " is not on the class path: the rules check nothing");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "marketdata",
                "journal",
                "factors",
                "strategy",
                "risk",
                "engine.training",
                "engine.sweep",
                "engine"
            })
    void shouldImportOnlyUpstreamModules(final String module) {
        final DescribedPredicate<JavaClass> isForbidden = DescribedPredicate.describe(
                "in a module that " + module + " must not import",
                type -> type.getPackageName().startsWith("io.tiercel.")
                        && !module.equals(moduleOf(type))
                        && !IMPORTS.get(module).contains(moduleOf(type)));

        noClasses()
                .that(DescribedPredicate.describe("in " + module, type -> module.equals(moduleOf(type))))
                .should()
                .dependOnClassesThat(isForbidden)
                .check(CLASSES);
    }

    @Test
    void shouldKeepEveryPackageInTheModuleOfItsName() {
        for (final JavaClass type : CLASSES) {
            final String source = type.getSource().orElseThrow().getUri().toString();
            final String folder = moduleOf(type).replace('.', '/');
            final String artefact = "tiercel-" + folder.substring(folder.lastIndexOf('/') + 1);
            assertTrue(
                    source.contains("/" + folder + "/target/") || source.contains("/" + artefact),
                    type.getName() + " comes from " + source
                            + ": only risk's own classes can make an Order because no other"
                            + " module has classes in its packages");
        }
    }

    @Test
    void shouldKeepLibrariesBehindTheirFences() {
        only(List.of("net.openhft.."), "io.tiercel.journal..");
        only(List.of("ai.onnxruntime.."), "io.tiercel.strategy..");
        only(List.of("com.lmax.disruptor.."), "io.tiercel.engine", "io.tiercel.engine.pipeline..");
        only(List.of("org.openjdk.jmh.."));
        only(List.of("picocli..", "me.tongfei.."), "io.tiercel.engine.console..", "io.tiercel.engine.training..");
        only(List.of("tools.jackson..", "com.fasterxml.."), "io.tiercel.engine..");
        only(List.of("io.aeron.."), "io.tiercel.marketdata.transport..", "io.tiercel.engine.gateway..");
        only(List.of("quickfix..", "org.quickfixj..", "uk.co.real_logic.artio.."), "io.tiercel.engine..");
        only(List.of("jdk.incubator.."), "io.tiercel.factors.kernel..");
        only(List.of("org.duckdb.."), "io.tiercel.engine.conversion..");
        only(List.of("com.sun.net.httpserver..", "org.eclipse.jetty..", "io.netty.."), "io.tiercel.engine..");
        only(List.of("org.tribuo..", "ai.onnx.."), "io.tiercel.engine.training..");
        only(List.of("org.apache.flink.."), "io.tiercel.engine.sweep..");
    }

    @Test
    void shouldReadNoClockAndNoRandomnessWhereDigestsAreMade() {
        final DescribedPredicate<JavaCall<?>> isChance = JavaCall.Predicates.target(
                owner(nameMatching("java\\.util\\.(Random|SplittableRandom|UUID|concurrent\\.ThreadLocalRandom)")));
        // when a broken connection is tried again is chance, from a seed: the events that come of it are inputs
        final ArchRule noRandomClass = noClasses()
                .that(isDeterministic())
                .and()
                .resideOutsideOfPackage("io.tiercel.marketdata.transport.websocket")
                .should()
                .callMethodWhere(isChance)
                .orShould()
                .callConstructorWhere(isChance);

        noRandomClass.check(CLASSES);
        noCalls("java\\.lang\\.System", "nanoTime|currentTimeMillis|identityHashCode")
                .check(CLASSES);
        noCalls("java\\.lang\\.Math", "random").check(CLASSES);
        noCalls("java\\.lang\\.Thread", "sleep|currentThread").check(CLASSES);
        noCalls("java\\.time\\.[A-Za-z]+", "now|system|systemUTC|systemDefaultZone")
                .check(CLASSES);
    }

    /** The JIT compilers may answer these differently from the interpreter; StrictMath may not. */
    @Test
    void shouldUseOnlyFunctionsThatAreTheSameOnEveryCompiler() {
        noCalls(
                        "java\\.lang\\.Math",
                        "exp|expm1|log|log10|log1p|pow|sin|cos|tan|sinh|cosh|tanh|asin|acos|atan|atan2|cbrt|hypot")
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        for (final String module : List.of("marketdata", "factors", "strategy", "risk", "journal")) {
            slices().matching("io.tiercel." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
        slices().matching("io.tiercel.engine.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Negative control: the rules find what is there. */
    @Test
    void shouldFindAClockWhereThereIsOne() {
        final ArchRule noClock = noClasses()
                .that(resideInAnyPackage("io.tiercel.engine.latency.."))
                .should()
                .callMethod(System.class, "nanoTime");

        assertThrows(AssertionError.class, () -> noClock.check(CLASSES));
    }

    private static void only(final List<String> libraries, final String... homes) {
        final String[] allowed = Arrays.copyOf(homes, homes.length + 1);
        allowed[homes.length] = "io.tiercel.bench..";
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries.toArray(String[]::new))
                .check(CLASSES);
    }

    private static ArchRule noCalls(final String owners, final String methods) {
        return noClasses()
                .that(isDeterministic())
                .should()
                .callMethodWhere(JavaCall.Predicates.target(owner(nameMatching(owners)))
                        .and(JavaCall.Predicates.target(nameMatching(methods))));
    }

    private static DescribedPredicate<JavaClass> isDeterministic() {
        return resideInAnyPackage(DETERMINISTIC)
                .or(DescribedPredicate.describe(
                        "the core", type -> type.getName().matches("io\\.tiercel\\.engine\\.Core.*")));
    }

    private static String moduleOf(final JavaClass type) {
        final String[] parts = type.getPackageName().split("\\.", -1);
        final boolean isBelow = parts.length > 3
                && parts[2].equals("engine")
                && List.of("training", "sweep").contains(parts[3]);
        return isBelow ? "engine." + parts[3] : parts[2];
    }
}
