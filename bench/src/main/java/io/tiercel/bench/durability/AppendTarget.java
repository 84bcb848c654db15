package io.tiercel.bench.durability;

/** Where the records of a paced loop go. Owned by the loop's thread. */
interface AppendTarget extends AutoCloseable {
    /**
     * @param sequence of the record, from 1, each once, in order.
     */
    void append(long sequence);

    @Override
    void close();
}
