package io.tiercel.engine.training.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelInputsTest {
    @Test
    void shouldMirrorByTheSignsOfTheCatalogue() {
        final ModelInputs inputs =
                new ModelInputs(List.of(Factor.SPREAD_TICKS, Factor.BID_SLOPE_10, Factor.OFI_1, Factor.ASK_SLOPE_10));

        assertEquals(
                List.of(0, 3, 2, 1),
                List.of(inputs.mirrored(0), inputs.mirrored(1), inputs.mirrored(2), inputs.mirrored(3)));
        assertEquals(1, inputs.mirrorSign(0));
        assertEquals(1, inputs.mirrorSign(1));
        assertEquals(-1, inputs.mirrorSign(2));
    }

    @Test
    void shouldRefuseOneSideAlone() {
        assertEquals(
                "model input bid_slope_10 stands without the other side's factor, expected both",
                assertThrows(BadInputException.class, () -> new ModelInputs(List.of(Factor.BID_SLOPE_10)))
                        .getMessage());
    }

    @Test
    void shouldLeaveThePriceLevelOut() {
        final ModelInputs inputs = ModelInputs.ofNextMove();

        assertEquals(Factor.first24().size() - 2, inputs.size());
        assertFalse(inputs.factors().contains(Factor.MID_TICKS));
        assertFalse(inputs.factors().contains(Factor.SPREAD_BPS));
    }
}
