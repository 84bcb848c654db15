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
            if (component.getType() != boolean.class) {
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
