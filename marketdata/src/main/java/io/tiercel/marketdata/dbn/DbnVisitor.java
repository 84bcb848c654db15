package io.tiercel.marketdata.dbn;

/** Takes the records of a stream one by one, in place. Called on the reading thread; must not keep the buffer. */
@FunctionalInterface
public interface DbnVisitor {
    /**
     * @param buffer holds the record, whose type is known and whose length is right.
     * @param offset of its header.
     * @param rtype  code of its type, as {@link DbnRecordType#code}.
     * @return false to stop behind this record.
     */
    boolean onRecord(byte[] buffer, int offset, int rtype);
}
