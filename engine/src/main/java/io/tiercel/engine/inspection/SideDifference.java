package io.tiercel.engine.inspection;

import java.util.List;
import java.util.Optional;

/**
 * How one side of two journals differs. Records are paired by their sequence and, outputs, by their number within the cause. Immutable.
 *
 * @param side   of the journals.
 * @param from   sequence from which on both have all records.
 * @param equal  number of records that are equal in both, but for the checksum.
 * @param unlike number of pairs that differ.
 * @param onlyA  number of records that only the first has.
 * @param onlyB  number of records that only the second has.
 * @param first  the first record that differs or is missing; empty when there is none.
 */
public record SideDifference(
        JournalSide side, long from, long equal, long unlike, long onlyA, long onlyB, Optional<First> first) {
    /**
     * The first record that differs.
     *
     * @param sequence of the input, or of the output's cause.
     * @param index    of an output within its cause; of an input, the number of its message at the source.
     * @param a        the first journal's record as a line; empty when it has none.
     * @param b        the second journal's record as a line; empty when it has none.
     * @param fields   that differ; empty when one has no such record, or they are of different kinds.
     */
    public record First(
            long sequence, long index, Optional<String> a, Optional<String> b, List<FieldDifference> fields) {}

    /**
     * @return whether all records are equal.
     */
    public boolean isNone() {
        return unlike + onlyA + onlyB == 0;
    }
}
