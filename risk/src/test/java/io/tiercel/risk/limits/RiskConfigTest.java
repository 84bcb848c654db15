package io.tiercel.risk.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RiskConfigTest {
    @Test
    void shouldRefuseEveryNumberBelowItsRangeAndNameIt() throws ReflectiveOperationException {
        for (final RecordComponent component : RiskConfig.class.getRecordComponents()) {
            if (component.getType() == int.class || component.getType() == long.class) {
                final BadInputException thrown =
                        assertThrows(BadInputException.class, () -> with(component.getName(), -1), component.getName());

                assertEquals(
                        "risk: " + component.getName() + " = -1, expected",
                        thrown.getMessage()
                                .substring(0, thrown.getMessage().indexOf("expected") + "expected".length()));
            }
        }
    }

    @Test
    void shouldRefuseAValueAboveItsRangeAndSayTheRange() throws ReflectiveOperationException {
        final BadInputException thrown = assertThrows(BadInputException.class, () -> with("maxDrawdownBps", 10_001));

        assertEquals("risk: maxDrawdownBps = 10001, expected 1 to 10000", thrown.getMessage());
    }

    @Test
    void shouldRefuseALimitOutsideItsRangeButNeverOneThatIsOff() {
        final TestLimits limits = new TestLimits();
        limits.maxOrderAdvPpm = Limit.of(0);

        final BadInputException thrown = assertThrows(BadInputException.class, limits::config);

        assertEquals("risk: maxOrderAdvPpm = 0, expected OFF or 1 to 1000000", thrown.getMessage());
        limits.maxOrderAdvPpm = Limit.OFF;
        assertEquals(Limit.OFF, limits.config().maxOrderAdvPpm());
    }

    @Test
    void shouldLayAProfileOverTheLimits() {
        final TestLimits limits = new TestLimits();
        limits.maxGrossMicros = Limit.of(7);
        limits.minCashBps = Limit.of(1);
        limits.profile = RiskProfile.CONSERVATIVE;

        final RiskConfig config = limits.config();

        assertEquals(500, config.maxDrawdownBps());
        assertEquals(250, config.dailyLossBps());
        assertEquals(Limit.of(2_500), config.portfolio().singlePositionCapBps());
        assertEquals(Limit.of(3_000), config.portfolio().minCashBps());
        assertEquals(Limit.of(3_000), config.portfolio().sectorCapBps());
        assertEquals(Limit.of(5_000), config.portfolio().dailyTurnoverBps());
        assertEquals(Limit.of(800_000), config.portfolio().correlationCapPpm());
        assertEquals(Limit.of(7), config.portfolio().maxGrossMicros());
    }

    @Test
    void shouldRefuseAnInstrumentThatIsThereTwice() {
        final TestLimits limits = new TestLimits();
        limits.instruments.add(InstrumentRisk.unknown("AAPL"));
        limits.instruments.add(InstrumentRisk.unknown("AAPL"));

        assertThrows(BadInputException.class, limits::config);
    }

    private static RiskConfig with(final String key, final int value) throws ReflectiveOperationException {
        final RecordComponent[] components = RiskConfig.class.getRecordComponents();
        final Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = components[i].getAccessor().invoke(new TestLimits().config());
            if (components[i].getName().equals(key)) {
                values[i] = components[i].getType() == long.class ? (Object) (long) value : (Object) value;
            }
        }
        final Constructor<RiskConfig> constructor = RiskConfig.class.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        try {
            return constructor.newInstance(values);
        } catch (final InvocationTargetException thrown) {
            throw (RuntimeException) thrown.getCause();
        }
    }
}
