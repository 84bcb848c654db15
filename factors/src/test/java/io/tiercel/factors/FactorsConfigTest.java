package io.tiercel.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorsConfigTest {
    @Test
    void shouldHoldTheParametersThatTheIdsTellWhenDefault() {
        final FactorsConfig config = FactorsConfig.defaults();

        assertEquals(10, config.window(FactorParameter.MID_RETURN_EVENTS));
        assertEquals(1_000_000_000L, config.whole(FactorParameter.MID_RETURN_NS));
        assertEquals(20, config.window(FactorParameter.TRADE_HORIZON_EVENTS));
        assertEquals(0.5, config.real(FactorParameter.LEVEL_DECAY));
        assertEquals(50, config.window(FactorParameter.OFI_SUM_EVENTS));
        assertEquals(200, config.window(FactorParameter.KYLE_EVENTS));
        assertEquals(200, config.real(FactorParameter.VPIN_BUCKET_QTY));
        assertEquals(2.0, config.real(FactorParameter.HAWKES_DECAY_PER_SECOND));
        assertEquals(0.97, config.real(FactorParameter.EWMA_DECAY));
        assertEquals(500_000_000L, config.whole(FactorParameter.FANO_BIN_NS));
        assertEquals(FactorParameter.values().length, config.parameters().size());
    }

    @Test
    void shouldChooseByIdGroupAndFamily() {
        assertEquals(Set.copyOf(Factor.first24()), FactorsConfig.defaults().chosen());
        assertEquals(Factor.COUNT, FactorsConfig.of("all").chosen().size());
        assertEquals(
                EnumSet.of(Factor.AGGRESSOR_SIGN, Factor.TICK_RULE_SIGN, Factor.LEE_READY_SIGN, Factor.RV_5S),
                FactorsConfig.of("family D", "rv_5s", "aggressor_sign").chosen());
    }

    @Test
    void shouldKeepTheRestWhenOneParameterIsChanged() {
        final FactorsConfig config = FactorsConfig.of("vpin").with(FactorParameter.VPIN_BUCKETS, 50);

        assertEquals(50, config.window(FactorParameter.VPIN_BUCKETS));
        assertEquals(200, config.real(FactorParameter.VPIN_BUCKET_QTY));
        assertEquals(EnumSet.of(Factor.VPIN), config.chosen());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "midReturnEvents|0|a whole number, 1 to 4096",
                "midReturnEvents|2.5|a whole number, 1 to 4096",
                "kyleEvents|1|a whole number, 2 to 4096",
                "vpinBuckets|4097|a whole number, 1 to 4096",
                "levelDecay|NaN|0 to 10",
                "ofiDecayPerSecond|0|above 0 to 1000000",
                "hawkesDecayPerSecond|Infinity|above 0 to 1000000",
                "midReturnNs|0|a whole number, 1 to 3600000000000",
                "tradeHorizonEvents|-1|a whole number, 1 to 4096",
                "vpinBucketQty|0|above 0 to 1000000000",
                "midHistoryCapacity|1|a whole number, 2 to 1048576",
                "ewmaDecay|1|above 0 to below 1",
                "fanoBins|65|a whole number, 2 to 64",
            })
    void shouldNameKeyValueAndRangeWhenOutOfRange(final String key, final double value, final String expected) {
        final BadInputException e =
                assertThrows(BadInputException.class, () -> new FactorsConfig(List.of("all"), Map.of(key, value)));

        assertEquals(
                "factors: " + key + " = " + FactorParameter.text(value) + ", expected " + expected, e.getMessage());
    }

    @Test
    void shouldRefuseASlowStepBeyondHalfOfItsWindow() {
        final FactorsConfig config = FactorsConfig.of("all").with(FactorParameter.TWO_SCALE_EVENTS, 20);

        final BadInputException e =
                assertThrows(BadInputException.class, () -> config.with(FactorParameter.TWO_SCALE_STEP, 11));

        assertEquals("factors: twoScaleStep = 11, expected at most half of twoScaleEvents = 20", e.getMessage());
    }

    @Test
    void shouldNameTheAllowedOnesWhenAFactorOrAParameterIsUnknown() {
        final BadInputException factor = assertThrows(BadInputException.class, () -> FactorsConfig.of("ofi_2"));
        final BadInputException family = assertThrows(BadInputException.class, () -> FactorsConfig.of("family J"));
        final BadInputException none = assertThrows(BadInputException.class, FactorsConfig::of);
        final BadInputException parameter = assertThrows(
                BadInputException.class, () -> new FactorsConfig(List.of("all"), Map.of("kyleEvent", 2.0)));

        assertTrue(
                factor.getMessage().startsWith("factors: unknown factor ofi_2, expected all, first24, family A, "),
                factor.getMessage());
        assertTrue(
                factor.getMessage().endsWith(", family I, or an id that 'tiercel factors list' tells"),
                factor.getMessage());
        assertTrue(
                family.getMessage().startsWith("factors: unknown factor family J, expected all"), family.getMessage());
        assertTrue(none.getMessage().startsWith("factors: none chosen, expected at least one of"), none.getMessage());
        assertTrue(
                parameter
                        .getMessage()
                        .startsWith("factors: unknown parameter kyleEvent, expected one of midReturnShortEvents, "),
                parameter.getMessage());
    }

    /** A bucket of half a coin where quantities are told in hundredths. */
    @Test
    void shouldTakeFractionsOfAUnitThatTheInstrumentHas() {
        final Instrument coin = new Instrument(0, "BTC", 2, 2, 1, 1, 1);
        final FactorsConfig half = FactorsConfig.defaults().with(FactorParameter.VPIN_BUCKET_QTY, 0.5);

        assertEquals(50, half.bucketQty(coin));
        assertEquals(50_000, half.quantity(FactorParameter.SWEEP_QTY, coin));
        assertEquals(
                "factors: vpinBucketQty = 0.005, expected a multiple of 0.01 for instrument BTC",
                assertThrows(
                                BadInputException.class,
                                () -> half.with(FactorParameter.VPIN_BUCKET_QTY, 0.005)
                                        .bucketQty(coin))
                        .getMessage());
        // a billion in 10^-12 is more than a long holds, and more than any side does
        final Instrument fine = new Instrument(0, "WEI", 2, 12, 1, 1, 1);
        assertEquals(
                Long.MAX_VALUE, half.with(FactorParameter.SWEEP_QTY, 1e9).quantity(FactorParameter.SWEEP_QTY, fine));
    }
}
