package io.tiercel.bench.factors;

import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.factors.catalogue.Factor;
import java.util.List;

/** {@code bench factors-es}. */
public final class EsFactorsStage implements Stage {
    @Override
    public String name() {
        return "factors-es";
    }

    @Override
    public String description() {
        return "24, 32 and all " + Factor.COUNT
                + " factors per event: books with factors minus books without, on a recorded ES day";
    }

    @Override
    public Class<?> benchmark() {
        return EsFactorsBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        return FactorsStage.figures(measured, "ESH4 2023-12-25, recorded; a group of records is one event");
    }
}
