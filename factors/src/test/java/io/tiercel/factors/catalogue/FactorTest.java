package io.tiercel.factors.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactorTest {
    @Test
    void shouldKeepColumnsInThisOrder() {
        final List<String> ids = Factor.all().stream().map(Factor::id).toList();

        assertEquals(
                List.of(
                        "spread_ticks",
                        "spread_bps",
                        "mid_ticks",
                        "microprice_dev_ticks",
                        "mid_ret_10ev",
                        "mid_ret_1s",
                        "effective_spread_ticks",
                        "realised_spread_20ev",
                        "price_impact_20ev",
                        "depth_imb_1",
                        "depth_imb_5",
                        "depth_imb_w10",
                        "bid_slope_10",
                        "ask_slope_10",
                        "ofi_1",
                        "ofi_1_sum_50ev",
                        "ofi_1_decay_1s",
                        "mlofi_10",
                        "signed_vol",
                        "trade_imb_vol_20tr",
                        "kyle_lambda_200ev",
                        "rv_100ev",
                        "vpin",
                        "hawkes_imb"),
                ids);
        assertEquals(24, Factor.COUNT);
    }

    @Test
    void shouldDescribeEveryFactor() {
        for (int i = 0; i < Factor.COUNT; i++) {
            final Factor factor = Factor.all().get(i);
            assertEquals(i, factor.index());
            assertEquals(Optional.of(factor), Factor.byId(factor.id()));
            assertFalse(factor.unit().isBlank());
            assertFalse(factor.formula().isBlank());
            assertFalse(factor.source().isBlank());
            assertTrue(factor.levels() >= 1 && factor.levels() <= 10);
        }
        assertEquals(Optional.empty(), Factor.byId("no_such_factor"));
        assertEquals('+', Factor.OFI_1.sign().code());
        assertEquals('s', Factor.ASK_SLOPE_10.sign().code());
        assertEquals('.', Factor.SPREAD_BPS.sign().code());
        assertEquals('V', Factor.VPIN.update().code());
    }

    @Test
    void shouldHaveOneBitPatternForEveryNaN() {
        final double[] values = {Double.longBitsToDouble(0xfff8000000000123L), 0.0, -2.5};
        final FactorVector vector = new FactorVector() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public double value(final int index) {
                return values[index];
            }
        };

        assertEquals(0x7ff8000000000000L, vector.bits(0));
        assertEquals(0L, vector.bits(1));
        assertEquals(Double.doubleToRawLongBits(-2.5), vector.bits(2));
        assertEquals(0.0, vector.value(Factor.SPREAD_BPS));
    }
}
