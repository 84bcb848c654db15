package io.tiercel.marketdata.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Puts sound messages one behind the other and damages some of them: bits, bytes, runs put in or taken out, lengths at their extremes, words of the
 * format in the wrong place, whole messages doubled, swapped, lost, the end cut off. The same random numbers give the same bytes.
 * <p>
 * Owned by one thread.
 */
public final class Mutator {
    private static final int LONGEST = 1 << 20;
    private static final int SHOWN = 4000;
    private static final int LONGEST_RUN = 64;
    private static final long[] EXTREMES = {
        0,
        1,
        2,
        -1,
        -2,
        0x7f,
        0x80,
        0xff,
        0x7fff,
        0x8000,
        0xffff,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1L << 31,
        1L << 32
    };
    private static final String[] WORDS = {
        "NaN",
        "Infinity",
        "-Infinity",
        "-",
        "+",
        ".",
        "e",
        "1e9",
        "1e999",
        "1e-999",
        "1e999999999",
        "1e-999999999",
        "1e2147483648",
        "-0",
        "0x10",
        "00",
        "-1",
        "1.",
        ".5",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "18446744073709551616",
        "999999999999999999999999999999",
        "0.0000000000000000000000000001",
        "1.7976931348623157E308",
        "null",
        "true",
        "false",
        "{}",
        "[]",
        "[[",
        "]]",
        "{\"",
        "\"}",
        "\"",
        "\"\"",
        "\\",
        "\\u0000",
        "\\ud800",
        "\\\"",
        "\r\n",
        "\n",
        "\n\n",
        "\r",
        ",",
        ",,",
        ";",
        ":",
        " ",
        "\t",
        "\0",
        "\u00ef\u00bb\u00bf",
        "\u00ff",
        "{",
        "}",
        "[",
        "]",
        "1970-01-01",
        "2099-99-99",
        "24:00:00",
        "1999.02.30"
    };

    private final byte[][] words;
    private byte[] bytes = new byte[1 << 12];
    private int length;

    /** Words of a text are those it has in it and those that trouble parsers; binary messages have none. */
    public Mutator(final List<byte[]> messages, final boolean isText) {
        words = isText ? words(messages) : new byte[0][];
    }

    private static byte[][] words(final List<byte[]> messages) {
        final TreeSet<String> known = new TreeSet<>(Arrays.asList(WORDS));
        for (final byte[] message : messages) {
            known.addAll(
                    Arrays.asList(new String(message, StandardCharsets.ISO_8859_1).split("[^A-Za-z0-9._/-]+", -1)));
        }
        known.remove("");
        final List<byte[]> list = new ArrayList<>();
        known.forEach(word -> list.add(word.getBytes(StandardCharsets.ISO_8859_1)));
        return list.toArray(byte[][]::new);
    }

    /** Empties it. */
    public void clear() {
        length = 0;
    }

    /** The bytes so far, from place 0; overwritten by the next case. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many they are. */
    public int length() {
        return length;
    }

    /** Puts a message behind the others. */
    public void append(final byte[] message) {
        append(message, 0, message.length);
    }

    /** Puts a range of bytes behind the others. */
    public void append(final byte[] from, final int offset, final int count) {
        room(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    private void room(final int more) {
        if (bytes.length < length + more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** Keeps the first bytes only. */
    public void shorten(final int count) {
        length = Math.min(length, count);
    }

    /** The bytes as text, those that are no ASCII as hexadecimal numbers, up to some thousands. */
    public String shown() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN, length); i++) {
            final char c = (char) (bytes[i] & 0xff);
            text.append(c >= ' ' && c <= '~' && c != '\\' ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
        return text.toString();
    }

    /** Cuts the end off, anywhere. */
    public void cut(final SplittableRandom random) {
        length = random.nextInt(length + 1);
    }

    /** Damages what stands behind a place in one to three ways. */
    public void damage(final int from, final SplittableRandom random) {
        for (int i = random.nextInt(3); i >= 0 && from < length; i--) {
            change(from, random);
        }
    }

    /** Changes a digit of a text, or a byte well behind the head of a binary message: most often it is a message still, with other numbers. */
    public void nudge(final int from, final SplittableRandom random) {
        final int skipped = words.length > 0 ? 0 : (length - from) / 3;
        int at = from + skipped + random.nextInt(length - from - skipped);
        if (words.length == 0) {
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] + 1);
            return;
        }
        while (at < length && (bytes[at] < '0' || bytes[at] > '9')) {
            at++;
        }
        if (at < length) {
            bytes[at] = (byte) ('0' + random.nextInt(10));
        }
    }

    private void change(final int from, final SplittableRandom random) {
        // the first bytes are the likeliest to be a length or a type
        final boolean isHead = random.nextInt(4) == 0;
        final int at = from + random.nextInt(isHead ? Math.min(6, length - from) : length - from);
        switch (random.nextInt(words.length > 0 ? 13 : 9)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> bytes[at] = (byte) EXTREMES[random.nextInt(8)];
            case 3, 4 -> putExtreme(at, random);
            case 5 -> {
                final int count = 1 + random.nextInt(random.nextInt(4) == 0 ? LONGEST_RUN : 4);
                final int value = random.nextInt();
                final boolean isRepeat = random.nextBoolean();
                if (open(at, count)) {
                    for (int i = at; i < at + count; i++) {
                        bytes[i] = (byte) (isRepeat ? value : random.nextInt());
                    }
                }
            }
            case 6 -> remove(at, 1 + random.nextInt(Math.min(LONGEST_RUN, length - at)));
            case 7 -> {
                if (random.nextInt(4) == 0) {
                    length = at;
                } else {
                    remove(at, 1);
                }
            }
            case 8 -> {
                final int source = random.nextInt(length);
                final int count = 1 + random.nextInt(Math.min(LONGEST_RUN, length - source));
                final byte[] piece = Arrays.copyOfRange(bytes, source, source + count);
                if (random.nextBoolean()) {
                    insert(at, piece);
                } else {
                    System.arraycopy(piece, 0, bytes, at, Math.min(count, length - at));
                }
            }
            case 9 -> insert(at, words[random.nextInt(words.length)]);
            case 10, 11 -> replaceWord(from, at, words[random.nextInt(words.length)]);
            default -> bytes[at] = (byte) ",.-+eE\"\n\r :{}[]/0123456789\\".charAt(random.nextInt(27));
        }
    }

    private void putExtreme(final int at, final SplittableRandom random) {
        final int width = Math.min(1 << random.nextInt(4), length - at);
        long value = EXTREMES[random.nextInt(EXTREMES.length)];
        if (random.nextInt(4) == 0) {
            // what is left from here on, give or take a little
            value = (long) length - at + random.nextInt(7) - 3;
        }
        final boolean isBigEndian = random.nextBoolean();
        for (int i = 0; i < width; i++) {
            bytes[at + (isBigEndian ? width - 1 - i : i)] = (byte) (value >>> (8 * i));
        }
    }

    private boolean open(final int at, final int count) {
        if (length + count > LONGEST) {
            return false;
        }
        room(count);
        System.arraycopy(bytes, at, bytes, at + count, length - at);
        length += count;
        return true;
    }

    private void remove(final int at, final int count) {
        System.arraycopy(bytes, at + count, bytes, at, length - at - count);
        length -= count;
    }

    private void insert(final int at, final byte[] word) {
        if (open(at, word.length)) {
            System.arraycopy(word, 0, bytes, at, word.length);
        }
    }

    private void replaceWord(final int from, final int at, final byte[] word) {
        int first = at;
        while (first > from && isOfWord(bytes[first - 1])) {
            first--;
        }
        int end = at;
        while (end < length && isOfWord(bytes[end])) {
            end++;
        }
        remove(first, end - first);
        insert(first, word);
    }

    private static boolean isOfWord(final byte character) {
        return (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || character == '.'
                || character == '-';
    }
}
