package io.tiercel.factors.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactorTest {
    @Test
    void shouldKeepTheFirstColumnsInThisOrder() {
        final List<String> ids = Factor.first24().stream().map(Factor::id).toList();

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
        assertEquals(24, ids.size());
        // 120 factors; the depth of a level is two of them with ten columns each
        assertEquals(138, Factor.COUNT);
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
            assertFalse(factor.meaning().isBlank());
            assertFalse(factor.start().isBlank());
            assertTrue(factor.levels() >= 1 && factor.levels() <= 10);
        }
        assertEquals(Optional.empty(), Factor.byId("no_such_factor"));
        assertEquals('+', Factor.OFI_1.sign().code());
        assertEquals('s', Factor.ASK_SLOPE_10.sign().code());
        assertEquals('.', Factor.SPREAD_BPS.sign().code());
        assertEquals('V', Factor.VPIN.update().code());
        assertEquals('C', Factor.TRADE_RUN.family().code());
        assertEquals("1a", Factor.RV_5S.cost().code());
        assertEquals(
                List.of(FactorParameter.FANO_BIN_NS, FactorParameter.FANO_BINS), Factor.TRADE_FANO_5S.parameters());
        assertTrue(Factor.EVENT_ENTROPY_100EV.isNanOnLevelFeeds());
        assertFalse(Factor.QUEUE_DEPL_IMB_5S.isNanOnLevelFeeds());
    }

    @Test
    void shouldSayWhichFactorsReadKindsOfOrders() {
        final List<String> ids = Factor.all().stream()
                .filter(Factor::isNanOnLevelFeeds)
                .map(Factor::id)
                .toList();

        assertEquals(
                List.of(
                        "bid_add_rate_5s",
                        "ask_add_rate_5s",
                        "bid_cancel_rate_5s",
                        "ask_cancel_rate_5s",
                        "cancel_add_ratio_100ev",
                        "exec_share_100ev",
                        "add_imb_100ev",
                        "cancel_imb_100ev",
                        "replenish_ratio_100ev",
                        "event_entropy_100ev"),
                ids);
    }

    @Test
    void shouldPairEveryFactorOfOneSideWithThatOfTheOther() {
        for (final Factor factor : Factor.all()) {
            if (factor.sign() == FactorSign.SIDE) {
                final String mirrored = factor.id()
                        .replace("bid", "#")
                        .replace("ask", "bid")
                        .replace("#", "ask")
                        .replace("buy", "@")
                        .replace("sell", "buy")
                        .replace("@", "sell");
                final Factor other = Factor.byId(mirrored).orElseThrow();
                assertFalse(mirrored.equals(factor.id()), factor.id());
                assertEquals(factor.unit(), other.unit(), factor.id());
                assertEquals(FactorSign.SIDE, other.sign(), factor.id());
            }
        }
    }

    @Test
    void shouldReadEveryParameterInSomeFactorButTheRoomOfHistories() {
        for (final FactorParameter parameter : FactorParameter.values()) {
            final boolean isRead =
                    Factor.all().stream().anyMatch(factor -> factor.parameters().contains(parameter));
            assertEquals(parameter != FactorParameter.MID_HISTORY_CAPACITY, isRead, parameter.key());
            assertTrue(parameter.isAllowed(parameter.defaultValue()), parameter.key());
            assertFalse(parameter.isAllowed(Double.NaN), parameter.key());
            assertFalse(parameter.isAllowed(-1.0), parameter.key());
            assertFalse(parameter.isAllowed(1e13), parameter.key());
        }
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
