package io.tiercel.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.kernel.BookKernels;
import io.tiercel.factors.kernel.FlowKernels;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.factors.kernel.WindowKernels;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KernelComparisonTest {
    private static final long SHORT_NS = 1_000_000L;

    @Test
    void shouldTimeOursAloneWithoutAPeer() {
        final KernelComparison comparison = new KernelComparison(Kernels.scalar(), List.of(), 1, SHORT_NS);

        final List<KernelResult> results = comparison.run(2_000, Optional.empty(), "no peer", text -> {});

        assertEquals(KernelCase.ALL.size(), results.size());
        for (final KernelResult result : results) {
            assertTrue(result.oursNs() > 0.0, result.id());
            assertFalse(result.isCompared(), result.id());
            assertEquals("no peer", result.peer());
        }
    }

    @Test
    void shouldRefuseKernelsWithWrongBits() {
        // given: books whose every result is 0
        final BookKernels wrong = (BookKernels) Proxy.newProxyInstance(
                BookKernels.class.getClassLoader(),
                new Class<?>[] {BookKernels.class},
                (proxy, method, arguments) -> null);
        final WindowKernels windows = Kernels.scalar().windows();
        final FlowKernels flows = Kernels.scalar().flows();
        final KernelComparison comparison =
                new KernelComparison(new Kernels("wrong", wrong, windows, flows), List.of("ofi_1"), 1, SHORT_NS);

        final IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> comparison.run(2_000, Optional.empty(), "no peer", text -> {}));

        assertTrue(refused.getMessage().startsWith("ofi_1 at event "), refused.getMessage());
    }

    @Test
    void shouldSayWhyThereIsNoPeer() {
        assertEquals(Optional.of("no /no/python on the path"), NumbaPeer.whyMissing("/no/python"));
    }

    @Test
    void shouldTakeMediansOfRatiosRoundByRound() {
        // rounds: 4 / 2, 9 / 1, 3 / 3: ratios 2, 9, 1
        final KernelResult result = KernelResult.of("x", new double[] {2, 1, 3}, new double[] {4, 9, 3}, "plain", 0.0);

        assertEquals(2.0, result.oursNs());
        assertEquals(4.0, result.theirsNs());
        assertEquals(2.0, result.ratio());
    }

    @Test
    @Tag("slow")
    void shouldAgreeWithNumba() {
        final String python = Optional.ofNullable(System.getenv("NUMBA_PYTHON")).orElse("python3");
        final Optional<String> missing = NumbaPeer.whyMissing(python);
        Assumptions.assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
        final KernelComparison comparison = new KernelComparison(Kernels.best(), List.of(), 1, SHORT_NS);

        try (NumbaPeer peer = NumbaPeer.start(python, Path.of(System.getProperty("tiercel.root")))) {
            for (final KernelResult result : comparison.run(5_000, Optional.of(peer), "", text -> {})) {
                assertTrue(result.isCompared(), result.id() + ": " + result.peer());
                assertTrue(result.error() < 1e-9, result.id() + " differs by " + result.error());
            }
        }
    }
}
