package io.tiercel.engine.conversion;

/** Some rows of a table on their way to the thread that writes them. Of one thread at a time. */
abstract class Block {
    /** Rows of a block: DuckDB's vectors hold as many. */
    static final int CAPACITY = 2048;

    int rows;

    boolean isFull() {
        return rows == CAPACITY;
    }
}
