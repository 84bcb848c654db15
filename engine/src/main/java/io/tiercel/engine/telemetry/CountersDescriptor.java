package io.tiercel.engine.telemetry;

import org.agrona.concurrent.status.CountersReader;

/**
 * Layout of the counters' file, little-endian. Metadata and values are those of Agrona's {@code CountersManager}.
 * <pre>
 *    0  magic u64           "TCLCOUNT"
 *    8  version i32         {@value #VERSION}
 *   12  metadata length i32 a multiple of 512
 *   16  values length i32   a multiple of 128, as many
 *   24  pid i64             of the writing process
 *   32  process start i64   ms since 1970, so that another process of the same number is not taken for it
 *   40  session start i64   ms since 1970
 *   48  sign of life i64    ms since 1970, some ten times a second
 *   56  state i32           {@link SessionState}
 *  128  metadata
 *    .  values
 * </pre>
 */
final class CountersDescriptor {
    static final String FILE_NAME = "counters.dat";
    static final long MAGIC = 0x544E554F434C4354L;
    static final int VERSION = 1;
    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 8;
    static final int METADATA_LENGTH_OFFSET = 12;
    static final int VALUES_LENGTH_OFFSET = 16;
    static final int PID_OFFSET = 24;
    static final int PROCESS_START_OFFSET = 32;
    static final int SESSION_START_OFFSET = 40;
    static final int SIGN_OF_LIFE_OFFSET = 48;
    static final int STATE_OFFSET = 56;
    static final int HEADER_LENGTH = 128;

    /** More counters than any version will have: what asks for more is no file of ours. */
    static final int MOST_COUNTERS = 1024;

    private CountersDescriptor() {}

    static int metadataLength(final int counters) {
        return counters * CountersReader.METADATA_LENGTH;
    }

    static int valuesLength(final int counters) {
        return counters * CountersReader.COUNTER_LENGTH;
    }
}
