package io.tiercel.engine.computation;

import java.util.List;

/**
 * What a computation wrote.
 *
 * @param rows          of the table.
 * @param events        of all instruments, those that made no row included.
 * @param columns       names, without time and instrument.
 * @param symbols       of the instruments that have rows.
 * @param bytes         of the file.
 * @param levelsSeen    most levels a side of any book, up to ten.
 * @param rowsPerSecond speed, reading and writing included.
 */
public record ComputationResult(
        long rows,
        long events,
        List<String> columns,
        List<String> symbols,
        long bytes,
        int levelsSeen,
        double rowsPerSecond) {}
