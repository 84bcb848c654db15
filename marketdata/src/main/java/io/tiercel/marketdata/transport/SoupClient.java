package io.tiercel.marketdata.transport;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A socket around {@link SoupSession}s: connects, logs in at the message wanted next, keeps the connection alive, and after one that breaks logs in anew
 * where it broke, with waits that double. Nothing is lost by that: the server plays what was missed.
 * <p>
 * Polled, never blocks, never waits. Owned by one thread; allocates per connection, nothing per packet.
 */
public final class SoupClient implements AutoCloseable {
    private static final long NS_PER_MS = 1_000_000;
    private static final int BYTES_PER_POLL = 1 << 14;

    private enum State {
        APART,
        CONNECTING,
        CONNECTED,
        OVER
    }

    private final SoupConfig config;
    private final String sessionName;
    private final SequencedListener listener;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BYTES_PER_POLL);
    private final UnsafeBuffer received = new UnsafeBuffer(in);
    private final ByteBuffer out = ByteBuffer.allocateDirect(SoupSession.MAX_SENT_LENGTH);
    private final UnsafeBuffer sent = new UnsafeBuffer(out);
    private State state = State.APART;
    private SocketChannel channel;
    private SoupSession session;
    private long nextSequence;
    private long nextAttemptNs = Long.MIN_VALUE;
    private long deadlineNs;
    private long delayMs;
    private boolean isEnded;
    private int logins;
    private int failures;
    private int failuresInARow;
    private String lastProblem = "";

    /**
     * Connects to nothing yet.
     *
     * @param config       server and patience.
     * @param sessionName  at most 10 characters; empty = the one that is running.
     * @param nextSequence first message wanted, from 1; 0 = the next one that the server sends.
     * @param listener     receives the messages.
     */
    public SoupClient(
            final SoupConfig config,
            final String sessionName,
            final long nextSequence,
            final SequencedListener listener) {
        this.config = Objects.requireNonNull(config, "config");
        this.sessionName = sessionName;
        this.nextSequence = nextSequence;
        this.listener = Objects.requireNonNull(listener, "listener");
        delayMs = config.firstDelayMs();
        out.limit(0);
    }

    /**
     * Does what can be done now: connects, sends what is due, hands over what has come, at most 16 KiB.
     *
     * @param nowNs time, never running back.
     * @return bytes taken.
     * @throws BadInputException when the server rejects the login or leaves the protocol: trying again would not help.
     */
    public int poll(final long nowNs) {
        try {
            return switch (state) {
                case APART -> nowNs >= nextAttemptNs ? connect(nowNs) : 0;
                case CONNECTING -> finishConnecting(nowNs);
                case CONNECTED -> serve(nowNs);
                case OVER -> 0;
            };
        } catch (final IOException e) {
            lose(nowNs, e.getMessage() == null ? e.toString() : e.getMessage());
            return 0;
        } catch (final BadInputException e) {
            shut();
            state = State.OVER;
            throw new BadInputException(config + ": " + e.getMessage(), e);
        }
    }

    private int connect(final long nowNs) throws IOException {
        session = new SoupSession(config.user(), config.password(), sessionName, nextSequence, listener);
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        deadlineNs = nowNs + config.connectTimeoutMs() * NS_PER_MS;
        state = State.CONNECTING;
        channel.connect(config.server());
        return 0;
    }

    private int finishConnecting(final long nowNs) throws IOException {
        if (channel.finishConnect()) {
            state = State.CONNECTED;
            out.clear().limit(0);
        } else {
            checkDeadline(nowNs, "no connection");
        }
        return 0;
    }

    private void checkDeadline(final long nowNs, final String problem) throws IOException {
        if (nowNs - deadlineNs > 0) {
            throw new IOException(problem + " within " + config.connectTimeoutMs() + " ms");
        }
    }

    private int serve(final long nowNs) throws IOException {
        final boolean wasLoggingIn = session.state() == SoupSession.State.LOGGING_IN;
        send(nowNs);
        in.clear();
        final int count = channel.read(in);
        if (count > 0) {
            session.onBytes(received, 0, count, nowNs);
        }
        follow(nowNs, wasLoggingIn);
        if (state == State.CONNECTED && count < 0) {
            throw new IOException("the server closed the connection before the end of the session");
        }
        return Math.max(0, count);
    }

    private void send(final long nowNs) throws IOException {
        if (!out.hasRemaining()) {
            final int length = session.send(nowNs, sent);
            out.clear().limit(length);
        }
        while (out.hasRemaining() && channel.write(out) > 0) {
            // the rest goes with a later poll
        }
    }

    private void follow(final long nowNs, final boolean wasLoggingIn) throws IOException {
        if (wasLoggingIn && session.state() != SoupSession.State.LOGGING_IN) {
            logins++;
        }
        switch (session.state()) {
            case LOGGING_IN -> checkDeadline(nowNs, "no answer to the login");
            case LOGGED_IN -> {
                if (session.nextSequence() != nextSequence) {
                    nextSequence = session.nextSequence();
                    delayMs = config.firstDelayMs();
                    failuresInARow = 0;
                }
            }
            case ENDED -> {
                nextSequence = session.nextSequence();
                isEnded = true;
                shut();
                state = State.OVER;
            }
            case SILENT ->
                throw new IOException("the server was silent for " + SoupSession.SILENCE_NS / 1_000_000_000 + " s");
        }
    }

    private void lose(final long nowNs, final String problem) {
        failures++;
        failuresInARow++;
        lastProblem = config + ": "
                + (state == State.CONNECTED ? "message " + nextSequence + ": " : "cannot be connected to: ")
                + problem;
        shut();
        nextAttemptNs = nowNs + delayMs * NS_PER_MS;
        delayMs = Math.min(2 * delayMs, config.longestDelayMs());
        state = State.APART;
    }

    private void shut() {
        if (channel != null) {
            try {
                channel.close();
            } catch (final IOException e) {
                lastProblem = config + ": connection cannot be closed (" + e + ")";
            }
            channel = null;
        }
    }

    /**
     * @return number of the next message; 0 as long as nobody has told it.
     */
    public long nextSequence() {
        return nextSequence;
    }

    /**
     * @return whether the server has said that no message will follow; there is no connection any more.
     */
    public boolean isEnded() {
        return isEnded;
    }

    /**
     * @return whether there is a connection now, logged in or not.
     */
    public boolean isConnected() {
        return state == State.CONNECTED;
    }

    /**
     * @return logins that were accepted.
     */
    public int logins() {
        return logins;
    }

    /**
     * @return connections that could not be made or broke.
     */
    public int failures() {
        return failures;
    }

    /**
     * @return those since the last message.
     */
    public int failuresInARow() {
        return failuresInARow;
    }

    /**
     * @return what went wrong last, in words; empty = nothing did.
     */
    public String lastProblem() {
        return lastProblem;
    }

    @Override
    public void close() {
        shut();
        state = State.OVER;
    }
}
