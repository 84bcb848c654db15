package io.tiercel.bench.measure;

import io.tiercel.bench.report.Figure;
import java.util.List;

/** One stage of the engine: its benchmarks and what they come to. Stateless, cold. */
public interface Stage {
    /**
     * @return its name on the command line.
     */
    String name();

    /**
     * @return one line: what is measured beside what.
     */
    String description();

    /**
     * @return its JMH class.
     */
    Class<?> benchmark();

    /**
     * @param measured outcomes of {@link #benchmark()}.
     * @return lines of the report.
     */
    List<Figure> figures(Measurements measured);
}
