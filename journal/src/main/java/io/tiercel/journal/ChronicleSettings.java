package io.tiercel.journal;

import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.onoes.ExceptionHandler;

/** Keeps Chronicle quiet and at home, before any of its queues is built. Cold. */
final class ChronicleSettings {
    private ChronicleSettings() {}

    /**
     * Turns off reports over the network, the start-up announcement, and the disk space watcher with its thread (space is allocated ahead
     * here); drops Chronicle's own log lines, because every failure reaches the caller as an exception. Settings that the command line made
     * are kept.
     */
    static void apply() {
        setIfAbsent("chronicle.analytics.disable");
        setIfAbsent("chronicle.announcer.disable");
        setIfAbsent("chronicle.disk.monitor.disable");
        Jvm.setExceptionHandlers(
                ExceptionHandler.ignoresEverything(),
                ExceptionHandler.ignoresEverything(),
                ExceptionHandler.ignoresEverything(),
                ExceptionHandler.ignoresEverything());
    }

    private static void setIfAbsent(final String key) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, "true");
        }
    }
}
