package io.tiercel.marketdata.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketLikenessTest {
    private static final MarketFigures REFERENCE = figures(8.0, 20.0, 0.6, 19.0, 0.1, 0.9);

    @Test
    void shouldAcceptTheMarketItself() {
        assertEquals(List.of(), MarketLikeness.differences(REFERENCE, REFERENCE));
    }

    @Test
    void shouldAcceptTheBoundsThemselves() {
        assertEquals(List.of(), MarketLikeness.differences(REFERENCE, figures(4.0, 40.0, 0.45, 38.0, 0.2, 0.45)));
    }

    @Test
    void shouldNameEachFigureBeyondItsBounds() {
        final List<String> found =
                MarketLikeness.differences(REFERENCE, figures(3.99, 40.1, 0.44, 9.4, 0.049, 1.81)).stream()
                        .map(FigureDifference::figure)
                        .toList();

        assertEquals(
                List.of(
                        "fanoFactor",
                        "excessKurtosis",
                        "signCorrelation1",
                        "spreadMedianTicks",
                        "sizeProfile[0]",
                        "sizeProfile[1]",
                        "sizeProfile[2]",
                        "sizeProfile[3]",
                        "sizeProfile[4]",
                        "sizeProfile[5]",
                        "sizeProfile[6]",
                        "sizeProfile[7]",
                        "sizeProfile[8]",
                        "sizeProfile[9]",
                        "cancelsPerAdd"),
                found);
    }

    @Test
    void shouldTakeAMissingFigureForADifference() {
        assertEquals(
                List.of(new FigureDifference("excessKurtosis", 20.0, Double.NaN, 10.0, 40.0)),
                MarketLikeness.differences(REFERENCE, figures(8.0, Double.NaN, 0.6, 19.0, 0.1, 0.9)));
    }

    private static MarketFigures figures(
            final double fano,
            final double kurtosis,
            final double correlation,
            final double spread,
            final double share,
            final double cancels) {
        return new MarketFigures(
                1000,
                3600,
                fano,
                kurtosis,
                correlation,
                0.15,
                0.0,
                spread,
                30.0,
                Collections.nCopies(10, share),
                cancels);
    }
}
