package io.tiercel.engine.report;

/** Maps values to pixels along one axis of a chart. */
interface Scale {
    /**
     * @param value to be drawn.
     * @return its pixel.
     */
    double at(double value);
}
