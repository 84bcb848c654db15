package io.tiercel.strategy.catalogue;

import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.execution.AlmgrenChrissExecution;
import io.tiercel.strategy.execution.PovExecution;
import io.tiercel.strategy.execution.TwapExecution;
import io.tiercel.strategy.execution.VwapExecution;
import io.tiercel.strategy.maker.AvellanedaStoikovMaker;
import io.tiercel.strategy.maker.QueueAwareGridMaker;
import io.tiercel.strategy.pairs.LeadLagTaker;
import io.tiercel.strategy.pairs.PairsTaker;
import io.tiercel.strategy.portfolio.RegimeSwitch;
import io.tiercel.strategy.portfolio.TopKRotation;
import io.tiercel.strategy.portfolio.TrendFollower;
import io.tiercel.strategy.taker.MicropriceReversion;
import io.tiercel.strategy.taker.OrderFlowImbalanceTaker;
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
        classes.put("order-flow-imbalance", OrderFlowImbalanceTaker.class);
        classes.put("microprice-reversion", MicropriceReversion.class);
        classes.put("avellaneda-stoikov", AvellanedaStoikovMaker.class);
        classes.put("grid", QueueAwareGridMaker.class);
        classes.put("pairs", PairsTaker.class);
        classes.put("lead-lag", LeadLagTaker.class);
        classes.put("twap", TwapExecution.class);
        classes.put("vwap", VwapExecution.class);
        classes.put("pov", PovExecution.class);
        classes.put("almgren-chriss", AlmgrenChrissExecution.class);
        classes.put("topk", TopKRotation.class);
        classes.put("trend", TrendFollower.class);
        classes.put("regime-switch", RegimeSwitch.class);
        return Collections.unmodifiableMap(classes);
    }
}
