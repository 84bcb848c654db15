package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SimulatedExchangeTest {
    private static final long OPEN_NS = SimulationConfig.DEFAULT_OPEN_NS;
    private static final long PINNED_CHECKSUM = 1_981_699_117L;

    @Test
    void shouldKeepTheOrderOfASession() {
        final ItchSession session = new ItchSession(
                new SimulatedExchange(new SimulationConfig(1, List.of("TIER", "CELL"), OPEN_NS, 5_000, 24)));
        final StringBuilder frame = new StringBuilder();
        int opening = 0;
        int flow = 0;
        boolean isOpen = false;
        while (session.next()) {
            if (session.isOrderFlow()) {
                opening += isOpen ? 0 : 1;
                flow += isOpen ? 1 : 0;
                assertEquals(isOpen, session.timeNs >= OPEN_NS);
            } else {
                frame.append(session.type)
                        .append(session.type == 'R' ? String.valueOf(session.locate) : String.valueOf(session.code))
                        .append(' ');
                isOpen = session.type == 'S' && session.code == 'Q';
            }
        }

        assertEquals("SO R1 HT R2 HT SS SQ SM SE SC ", frame.toString());
        assertEquals(2 * OrderFlow.STEADY_ORDERS, opening);
        assertEquals(5_000, flow);
    }

    @Test
    void shouldStayAtTheEnd() {
        final SimulatedExchange exchange = new SimulatedExchange(SimulationConfig.of(1, 1));
        final ItchSession session = new ItchSession(exchange);
        while (session.next()) {
            // To the end.
        }

        assertEquals('C', session.code);
        assertEquals(1, exchange.deliveredEvents());
        assertFalse(session.next());
        assertFalse(session.next());
    }

    @Test
    void shouldWriteTheSameBytesForTheSameSeedOnEveryMachine() {
        // Pinned: these bytes must not change with machine, JVM or JIT; a change of the flow itself changes the number
        // here.
        assertEquals(PINNED_CHECKSUM, checksum(1));
        assertEquals(checksum(2), checksum(2));
        assertNotEquals(checksum(1), checksum(2));
    }

    @Test
    void shouldMakeEveryKindOfOrderFlow() {
        final ItchSession session = new ItchSession(new SimulatedExchange(SimulationConfig.of(1, 50_000)));
        final Set<Character> types = new TreeSet<>();
        final List<String> symbols = new ArrayList<>();
        while (session.next()) {
            types.add(session.type);
            if (session.type == 'R') {
                symbols.add(session.stock);
            }
        }

        assertEquals("[A, D, E, F, H, P, R, S, U, X]", types.toString());
        assertEquals(List.of("TIER    ", "CELL    ", "MEWS    ", "LURE    "), symbols);
    }

    @Test
    void shouldGiveInstrumentsFlowsOfTheirOwn() {
        // An instrument's decisions depend on seed and place only, not on who else is listed.
        assertEquals(
                pricesOfFirst(new SimulationConfig(5, List.of("TIER"), OPEN_NS, 2_000, 24)),
                pricesOfFirst(new SimulationConfig(5, List.of("ELSE", "CELL"), OPEN_NS, 6_000, 24)));
    }

    private static List<Integer> pricesOfFirst(final SimulationConfig config) {
        final ItchSession session = new ItchSession(new SimulatedExchange(config));
        final List<Integer> prices = new ArrayList<>();
        while (session.next() && prices.size() < 1_000) {
            if (session.type == 'A' && session.locate == 1) {
                prices.add(session.price);
            }
        }
        return prices;
    }

    private static long checksum(final long seed) {
        final ItchSession session = new ItchSession(new SimulatedExchange(SimulationConfig.of(seed, 100_000)));
        while (session.next()) {
            // To the end.
        }
        return session.checksum();
    }
}
