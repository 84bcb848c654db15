package io.tiercel.strategy.catalogue;

import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.maker.AvellanedaStoikovMaker;
import io.tiercel.strategy.taker.ProbabilityTaker;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Short names of the strategies that ship. Immutable; cold. */
public final class StrategyCatalogue {
    private static final Map<String, Class<? extends Strategy>> SHIPPED = shipped();

    private StrategyCatalogue() {}

    /**
     * @return classes by short name, in the order of the documentation.
     */
    public static Map<String, Class<? extends Strategy>> classes() {
        return SHIPPED;
    }

    private static Map<String, Class<? extends Strategy>> shipped() {
        final Map<String, Class<? extends Strategy>> classes = new LinkedHashMap<>();
        classes.put("probability", ProbabilityTaker.class);
        classes.put("avellaneda-stoikov", AvellanedaStoikovMaker.class);
        return Collections.unmodifiableMap(classes);
    }
}
