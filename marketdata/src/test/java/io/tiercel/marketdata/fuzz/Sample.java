package io.tiercel.marketdata.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One file of a feed as messages.
 *
 * @param name     of the file.
 * @param entry    name of the text within the file, which is a zip then; empty where it is none.
 * @param head     messages in front that the rest means nothing without, such as a header.
 * @param messages all of them in order, the head included.
 */
record Sample(String name, String entry, int head, List<byte[]> messages) {
    private static final int CAPTURE_HEAD = 24;
    static final int PACKET_HEAD = 16;

    /** Lines of a text. */
    static Sample lines(final String name, final int head, final byte[] text) {
        final List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                lines.add(Arrays.copyOfRange(text, from, i + 1));
                from = i + 1;
            }
        }
        return new Sample(name, "", head, lines);
    }

    /** The same as the text of a zip. */
    Sample zipped(final String zipName) {
        return new Sample(zipName, name, head, messages);
    }

    /** Messages behind their length as u16. */
    static Sample framed(final String name, final byte[] file) {
        final List<byte[]> messages = new ArrayList<>();
        for (int at = 0; at < file.length; ) {
            final int length = 2 + (((file[at] & 0xff) << 8) | (file[at + 1] & 0xff));
            messages.add(Arrays.copyOfRange(file, at, at + length));
            at += length;
        }
        return new Sample(name, "", 0, messages);
    }

    /** Packets of a classic little-endian capture. */
    static Sample packets(final String name, final byte[] file) {
        final List<byte[]> messages = new ArrayList<>();
        messages.add(Arrays.copyOf(file, CAPTURE_HEAD));
        for (int at = CAPTURE_HEAD; at < file.length; ) {
            final int length = PACKET_HEAD + (((file[at + 9] & 0xff) << 8) | (file[at + 8] & 0xff));
            messages.add(Arrays.copyOfRange(file, at, at + length));
            at += length;
        }
        return new Sample(name, "", 1, messages);
    }

    /** Metadata and records of DBN. */
    static Sample records(final String name, final byte[] file) {
        final List<byte[]> messages = new ArrayList<>();
        final int metadata = 8 + (((file[5] & 0xff) << 8) | (file[4] & 0xff));
        messages.add(Arrays.copyOf(file, metadata));
        for (int at = metadata; at < file.length; ) {
            final int length = 4 * (file[at] & 0xff);
            messages.add(Arrays.copyOfRange(file, at, at + length));
            at += length;
        }
        return new Sample(name, "", 1, messages);
    }
}
