package io.tiercel.strategy.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.SettableMarket;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecutionReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrategyTypeTest {
    public record Size(long lots) {
        public Size {
            if (lots > 5) {
                throw new BadInputException("lots = " + lots + ", expected at most 5");
            }
        }

        public static Size defaults() {
            return new Size(3);
        }
    }

    public record NoDefaults(long lots) {}

    public static class Quiet implements Strategy {
        private final String name;

        protected Quiet(final String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void onMarketData(final MarketView market, final OrderIntents out) {}

        @Override
        public void onMarketState(final MarketView market, final OrderIntents out) {}

        @Override
        public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {}

        @Override
        public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {}

        @Override
        public long stateDigest() {
            return 0;
        }
    }

    public static final class Own extends Quiet {
        public Own(final StrategySetup setup, final Size size) {
            super(setup.name() + " of " + size.lots());
        }
    }

    public static final class WithoutDefaults extends Quiet {
        public WithoutDefaults(final StrategySetup setup, final NoDefaults size) {
            super(setup.name() + size.lots());
        }
    }

    public static final class Refusing extends Quiet {
        public Refusing(final StrategySetup setup, final Size size) {
            super(setup.name());
            throw new BadInputException("instruments = 1, expected 2 of lots " + size.lots());
        }
    }

    public static final class OtherForm extends Quiet {
        public OtherForm(final StrategySetup setup) {
            super(setup.name());
        }
    }

    @Test
    void shouldMakeAUsersStrategyWhenItsFullNameIsGiven() {
        final StrategyType type = StrategyType.of(Own.class.getName());

        assertEquals(Size.class, type.parameters());
        assertEquals(Optional.of(new Size(3)), type.defaults());
        assertEquals(
                "strategy-4 of 2",
                type.make(SettableMarket.setup(4), new Size(2)).name());
        assertEquals(
                Optional.empty(),
                StrategyType.of(WithoutDefaults.class.getName()).defaults());
    }

    @Test
    void shouldMakeEveryShippedStrategyFromItsDefaults() {
        assertTrue(StrategyCatalogue.classes().size() >= 2);
        final InstrumentRegistry funds = new InstrumentRegistry(
                List.of(new Instrument(0, "SPY", 2, 0, 1, 1, 1), new Instrument(1, "TLT", 2, 0, 1, 1, 1)));
        for (final String name : StrategyCatalogue.classes().keySet()) {
            final StrategyType type = StrategyType.of(name);
            // an execution algorithm works one order
            final boolean isForOne =
                    StrategyCatalogue.classes().get(name).getPackageName().endsWith(".execution");
            final StrategySetup setup =
                    new StrategySetup(0, "strategy-0", funds, funds.all().subList(0, isForOne ? 1 : 2));
            final Strategy made = type.make(setup, type.defaults().orElseThrow());

            assertEquals("strategy-0", made.name(), name);
            assertEquals(StrategyCatalogue.classes().get(name), made.getClass());
        }
    }

    @Test
    void shouldTellInOneLineWhenAClassIsNotOfTheForm() {
        assertEquals(
                "type = nonsense, expected one of "
                        + String.join(", ", StrategyCatalogue.classes().keySet())
                        + ", or the full name of a class on the class path",
                complaint("nonsense"));
        assertEquals(
                "type = java.lang.String, expected a class that implements io.tiercel.strategy.Strategy and is not abstract",
                complaint("java.lang.String"));
        assertEquals(
                "type = " + OtherForm.class.getName()
                        + ", expected a public class with a public constructor (StrategySetup, P) where P is a record of parameters",
                complaint(OtherForm.class.getName()));
    }

    @Test
    void shouldTellWhichStrategyWhenAConstructorRefuses() {
        final StrategyType type = StrategyType.of(Refusing.class.getName());

        assertEquals(
                "strategy strategy-1: instruments = 1, expected 2 of lots 1",
                assertThrows(BadInputException.class, () -> type.make(SettableMarket.setup(1), new Size(1)))
                        .getMessage());
    }

    private static String complaint(final String type) {
        return assertThrows(BadInputException.class, () -> StrategyType.of(type))
                .getMessage();
    }
}
