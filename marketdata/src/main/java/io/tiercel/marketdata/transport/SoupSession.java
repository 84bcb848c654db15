package io.tiercel.marketdata.transport;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Client side of a SoupBinTCP 3.00 session: login at a wanted message, sequenced data, heartbeats both ways, end of session.
 * <p>
 * Does no input or output and reads no clock: it is fed the bytes of the connection in pieces of any size and the time, and tells what to send. Owned by one
 * thread; allocates nothing after construction while the server keeps to the protocol. The caller logs in anew after a broken connection with a new session
 * object from {@link #nextSequence()} on.
 */
public final class SoupSession {
    /** Where the session stands. */
    public enum State {
        /** The login request has not been answered. */
        LOGGING_IN,
        /** Data flows. */
        LOGGED_IN,
        /** The server has said that no message will follow. */
        ENDED,
        /** The server has not been heard for too long. */
        SILENT
    }

    /** Bytes of the largest packet to be sent. */
    public static final int MAX_SENT_LENGTH = 49;

    /** A server that is silent for this long is gone: it sends something each second. */
    public static final long SILENCE_NS = 15_000_000_000L;

    private static final long HEARTBEAT_NS = 1_000_000_000L;
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final int LENGTH_BYTES = 2;
    private static final int MAX_PACKET = LENGTH_BYTES + 0xffff;
    private static final int SESSION_LENGTH = 10;
    private static final int SEQUENCE_LENGTH = 20;
    private static final int ACCEPTED_LENGTH = 1 + SESSION_LENGTH + SEQUENCE_LENGTH;

    private final String login;
    private final SequencedListener listener;
    private final UnsafeBuffer received = new UnsafeBuffer(new byte[2 * MAX_PACKET]);
    private int filled;
    private State state = State.LOGGING_IN;
    private boolean isLoginSent;
    private long nextSequence;
    private long heardNs = Long.MIN_VALUE;
    private long saidNs;

    /**
     * @param user         at most 6 characters.
     * @param password     at most 10 characters.
     * @param session      at most 10 characters; empty = the one that is running.
     * @param nextSequence first message wanted, from 1; 0 = the next one that the server sends.
     * @param listener     receives the messages.
     * @throws BadInputException when one of them does not fit its field.
     */
    public SoupSession(
            final String user,
            final String password,
            final String session,
            final long nextSequence,
            final SequencedListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        this.nextSequence = nextSequence;
        if (nextSequence < 0) {
            throw new BadInputException("next sequence " + nextSequence + ", expected 0 or more");
        }
        login = padRight("user", user, 6)
                + padRight("password", password, 10)
                + padLeft(session, SESSION_LENGTH)
                + padLeft(Long.toString(nextSequence), SEQUENCE_LENGTH);
    }

    private static String padRight(final String name, final String value, final int width) {
        if (value.length() > width) {
            throw new BadInputException(name + " of " + value.length() + " characters, expected at most " + width);
        }
        return value + " ".repeat(width - value.length());
    }

    private static String padLeft(final String value, final int width) {
        if (value.length() > width) {
            throw new BadInputException("session '" + value + "', expected at most " + width + " characters");
        }
        return " ".repeat(width - value.length()) + value;
    }

    /**
     * Writes what is to be sent now: the login first, a heartbeat after a second of silence later.
     *
     * @param nowNs time, never running back.
     * @param out   receives at most {@link #MAX_SENT_LENGTH} bytes from place 0.
     * @return bytes to send, 0 = none.
     */
    public int send(final long nowNs, final MutableDirectBuffer out) {
        if (heardNs == Long.MIN_VALUE) {
            heardNs = nowNs;
        }
        if (state != State.ENDED && nowNs - heardNs > SILENCE_NS) {
            state = State.SILENT;
        }
        if (!isLoginSent) {
            isLoginSent = true;
            saidNs = nowNs;
            out.putShort(0, (short) (1 + login.length()), ORDER);
            out.putByte(2, (byte) 'L');
            out.putStringWithoutLengthAscii(3, login);
            return LENGTH_BYTES + 1 + login.length();
        }
        if (state == State.ENDED || nowNs - saidNs < HEARTBEAT_NS) {
            return 0;
        }
        saidNs = nowNs;
        out.putShort(0, (short) 1, ORDER);
        out.putByte(2, (byte) 'R');
        return LENGTH_BYTES + 1;
    }

    /**
     * Takes bytes of the connection.
     *
     * @param buffer holder; not kept.
     * @param offset first byte.
     * @param length at most 65535.
     * @param nowNs  time, never running back.
     * @throws BadInputException when the server rejects the login or leaves the protocol.
     */
    public void onBytes(final DirectBuffer buffer, final int offset, final int length, final long nowNs) {
        heardNs = nowNs;
        received.putBytes(filled, buffer, offset, length);
        filled += length;
        int at = 0;
        while (filled - at >= LENGTH_BYTES) {
            final int packet = received.getShort(at, ORDER) & 0xffff;
            if (filled - at < LENGTH_BYTES + packet) {
                break;
            }
            onPacket(at + LENGTH_BYTES, packet);
            at += LENGTH_BYTES + packet;
        }
        received.putBytes(0, received, at, filled - at);
        filled -= at;
    }

    private void onPacket(final int offset, final int length) {
        if (length == 0) {
            throw bad("a packet without a type, expected one of A J S H Z +");
        }
        final byte type = received.getByte(offset);
        switch (type) {
            case 'A' -> accept(offset, length);
            case 'J' ->
                throw bad("login rejected with '" + (length > 1 ? (char) received.getByte(offset + 1) : '?')
                        + "', expected it to be accepted (A = not authorized, S = session not available)");
            case 'S' -> {
                if (state != State.LOGGED_IN) {
                    throw bad("sequenced data while " + state + ", expected it between login and end");
                }
                listener.onMessage(nextSequence++, received, offset + 1, length - 1);
            }
            case 'Z' -> {
                state = State.ENDED;
                listener.onEndOfSession();
            }
            case 'H', '+', 'U' -> {
                // alive; remarks and unsequenced data carry no market data
            }
            default ->
                throw bad("packet type 0x" + Integer.toHexString(type & 0xff) + ", expected one of A J S H Z + U");
        }
    }

    private void accept(final int offset, final int length) {
        if (state != State.LOGGING_IN || length != ACCEPTED_LENGTH) {
            throw bad("login accepted in " + length + " bytes while " + state + ", expected " + ACCEPTED_LENGTH
                    + " bytes after the login");
        }
        final byte[] digits = new byte[SEQUENCE_LENGTH];
        received.getBytes(offset + 1 + SESSION_LENGTH, digits);
        final String text = new String(digits, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1) {
            throw bad("sequence number '" + text.replaceAll("[^ -~]", "?") + "', expected 1 or more");
        }
        final long first = Long.parseLong(text);
        if (nextSequence > 0 && first != nextSequence) {
            listener.onLost(nextSequence, first - nextSequence);
        }
        nextSequence = first;
        state = State.LOGGED_IN;
    }

    private BadInputException bad(final String problem) {
        return new BadInputException("SoupBinTCP session: message " + nextSequence + ": " + problem);
    }

    /**
     * @return where it stands.
     */
    public State state() {
        return state;
    }

    /**
     * @return number of the next message.
     */
    public long nextSequence() {
        return nextSequence;
    }
}
