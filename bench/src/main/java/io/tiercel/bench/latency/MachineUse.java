package io.tiercel.bench.latency;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What share of the machine others had over a stretch of time: other programs, the system on their behalf, other machines of the same host (steal). From
 * {@code /proc/stat}, where there is one. Cold, one thread.
 */
final class MachineUse {
    private static final Path STAT = Path.of("/proc/stat");
    private static final double NS_PER_TICK = 1e7;
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int FIRST_GUEST = 8;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long[] beforeTicks = ticks();
    private final long ownBeforeNs = system.getProcessCpuTime();

    /**
     * @return share of all processors since this object was made, 0 to 1; NaN where it cannot be told.
     */
    double othersShare() {
        final long[] afterTicks = ticks();
        if (beforeTicks.length == 0 || afterTicks.length == 0) {
            return Double.NaN;
        }
        long total = 0;
        long busy = 0;
        for (int i = 0; i < FIRST_GUEST; i++) {
            final long ticks = afterTicks[i] - beforeTicks[i];
            total += ticks;
            busy += i == IDLE || i == WAITING ? 0 : ticks;
        }
        final double ownTicks = (system.getProcessCpuTime() - ownBeforeNs) / NS_PER_TICK;
        return total == 0 ? Double.NaN : Math.max(0, (busy - ownTicks) / total);
    }

    private static long[] ticks() {
        try {
            final String[] words =
                    Files.readString(STAT).lines().findFirst().orElse("").split("\\s+", -1);
            if (words.length <= FIRST_GUEST) {
                return new long[0];
            }
            final long[] ticks = new long[FIRST_GUEST];
            for (int i = 0; i < FIRST_GUEST; i++) {
                ticks[i] = Long.parseLong(words[i + 1]);
            }
            return ticks;
        } catch (final IOException | NumberFormatException untold) {
            return new long[0];
        }
    }
}
