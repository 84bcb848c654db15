package io.tiercel.marketdata.transport;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Makes one stream of the packets of several MoldUDP64 lines and of a retransmission server: the first copy of each message counts, those before their
 * turn wait, missing ones are asked for: of the retransmission server first, then of another source where there is one.
 * <p>
 * Does no input or output and reads no clock: it is fed packets and times and tells what to send, so the same calls give the same stream. Owned by one
 * thread; allocates nothing after construction while packets are sound. A packet that is not, or of another session, is counted and left out. The
 * session begins with message 1: who joins later asks for what was before. A number that no message near it stands for, of a heartbeat or further ahead
 * than the window, is believed once another packet says at least as much: a single damaged one would have everything before it asked for.
 */
public final class LineArbitrator {
    /** Longest message that can wait; a longer one is asked for again when its turn has come. */
    public static final int MAX_WAITING_LENGTH = 64;

    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final long NEVER = Long.MIN_VALUE;

    /** A packet's last number has to fit behind its first. */
    private static final long MAX_SEQUENCE = Long.MAX_VALUE - 65_535;

    private final ArbitratorConfig config;
    private final SequencedListener listener;
    private final boolean hasReplay;
    private final MoldPacket packet = new MoldPacket();
    private final int mask;
    private final UnsafeBuffer waiting;
    private final long[] waitingSequence;
    private final int[] waitingLength;
    private int waitingMessages;
    private boolean isBegun;
    private long sessionHead;
    private short sessionTail;
    private long next = 1;
    private long end = 1;
    private long claimedEnd = 1;
    private long toldEnd = NEVER;
    private boolean isEnded;
    private long gapSinceNs = NEVER;
    private long askedNs;
    private long askedBefore;
    private int asked;
    private boolean isStale;
    private boolean isReplayWanted;
    private long lost;
    private long repeats;
    private long badPackets;
    private int strangers;
    private long requests;
    private long replays;

    /**
     * One that gives up what the retransmission server cannot give.
     *
     * @param config   patience.
     * @param listener receives the messages.
     */
    public LineArbitrator(final ArbitratorConfig config, final SequencedListener listener) {
        this(config, listener, false);
    }

    /**
     * @param config    patience.
     * @param listener  receives the messages.
     * @param hasReplay whether there is another source for what the retransmission server cannot give: see {@link #isReplayWanted}.
     */
    public LineArbitrator(final ArbitratorConfig config, final SequencedListener listener, final boolean hasReplay) {
        this.config = config;
        this.hasReplay = hasReplay;
        this.listener = Objects.requireNonNull(listener, "listener");
        mask = config.windowMessages() - 1;
        waiting = new UnsafeBuffer(new byte[config.windowMessages() * MAX_WAITING_LENGTH]);
        waitingSequence = new long[config.windowMessages()];
        waitingLength = new int[config.windowMessages()];
        Arrays.fill(waitingSequence, NEVER);
    }

    /**
     * Takes a packet of any line or of the retransmission server.
     *
     * @param buffer holder of the bytes; not kept.
     * @param offset first byte.
     * @param length of the packet.
     * @param nowNs  time, never running back.
     */
    public void onPacket(final DirectBuffer buffer, final int offset, final int length, final long nowNs) {
        if (!isOurs(buffer, offset, length)) {
            badPackets++;
            return;
        }
        final long packetEnd = packet.sequence() + packet.count();
        if (isEnded) {
            // the end is sent for a while; nothing may follow it
            badPackets += packetEnd > next ? 1 : 0;
            return;
        }
        if (packet.isEndOfSession()) {
            toldEnd = packetEnd;
        }
        end = Math.max(end, believedEnd(packetEnd));
        if (packet.count() > 0 && packetEnd > end) {
            badPackets++;
            return;
        }
        int block = packet.firstBlock();
        for (int i = 0; i < packet.count(); i++) {
            onMessage(
                    packet.sequence() + i,
                    packet.buffer(),
                    block + MoldDescriptor.BLOCK_HEADER_LENGTH,
                    packet.length(block));
            block = packet.nextBlock(block);
        }
        follow(nowNs);
    }

    private boolean isOurs(final DirectBuffer buffer, final int offset, final int length) {
        try {
            packet.wrap(buffer, offset, length);
        } catch (final BadInputException e) {
            return false;
        }
        if (!isBegun) {
            isBegun = true;
            sessionHead = packet.sessionHead();
            sessionTail = packet.sessionTail();
        }
        if (packet.sessionHead() != sessionHead || packet.sessionTail() != sessionTail) {
            strangers++;
            return false;
        }
        strangers = 0;
        return packet.sequence() > 0 && packet.sequence() <= MAX_SEQUENCE;
    }

    private long believedEnd(final long packetEnd) {
        final boolean isNear = packet.count() > 0 && packetEnd - end <= config.windowMessages();
        if (isNear || packetEnd <= end) {
            return packetEnd;
        }
        final long agreedEnd = Math.min(packetEnd, claimedEnd);
        claimedEnd = packetEnd;
        if (packetEnd - agreedEnd > config.windowMessages()) {
            return end;
        }
        return packet.count() > 0 ? packetEnd : agreedEnd;
    }

    private void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        if (sequence == next) {
            next++;
            asked = 0;
            listener.onMessage(sequence, buffer, offset, length);
            deliverWaiting();
        } else if (sequence < next || waitingSequence[(int) sequence & mask] == sequence) {
            repeats++;
        } else if (sequence - next <= mask && length <= MAX_WAITING_LENGTH) {
            final int slot = (int) sequence & mask;
            waitingMessages++;
            waitingSequence[slot] = sequence;
            waitingLength[slot] = length;
            waiting.putBytes(slot * MAX_WAITING_LENGTH, buffer, offset, length);
        }
    }

    private void deliverWaiting() {
        int slot = (int) next & mask;
        while (waitingSequence[slot] == next) {
            waitingSequence[slot] = NEVER;
            waitingMessages--;
            final long sequence = next++;
            listener.onMessage(sequence, waiting, slot * MAX_WAITING_LENGTH, waitingLength[slot]);
            slot = (int) next & mask;
        }
    }

    private void follow(final long nowNs) {
        if (next < end) {
            if (gapSinceNs == NEVER) {
                gapSinceNs = nowNs;
                asked = 0;
            }
            return;
        }
        gapSinceNs = NEVER;
        isReplayWanted = false;
        if (isStale) {
            isStale = false;
            listener.onCaughtUp(lost == 0);
        }
        if (next == toldEnd && !isEnded) {
            isEnded = true;
            listener.onEndOfSession();
        }
    }

    /**
     * Writes the request that is due, if one is. Call it after packets and every now and then.
     *
     * @param nowNs   time, never running back.
     * @param request receives a request packet of {@link MoldDescriptor#HEADER_LENGTH} bytes from place 0.
     * @return whether it is to be sent.
     */
    public boolean request(final long nowNs, final MutableDirectBuffer request) {
        if (gapSinceNs == NEVER || nowNs - gapSinceNs < config.holdNs()) {
            return false;
        }
        if (!isStale) {
            isStale = true;
            listener.onGap(next, end - next - waitingMessages);
        }
        if (isReplayWanted || (next < askedBefore && nowNs - askedNs < config.requestIntervalNs())) {
            return false;
        }
        if (asked == config.requests()) {
            if (hasReplay) {
                isReplayWanted = true;
                replays++;
            } else {
                giveUp(holeEnd() - next, nowNs);
            }
            return false;
        }
        asked++;
        askedNs = nowNs;
        requests++;
        request.putLong(0, sessionHead, ORDER);
        request.putShort(Long.BYTES, sessionTail, ORDER);
        request.putLong(MoldDescriptor.SEQUENCE_OFFSET, next, ORDER);
        final long wanted = Math.min(holeEnd() - next, config.messagesPerRequest());
        askedBefore = next + wanted;
        request.putShort(MoldDescriptor.COUNT_OFFSET, (short) wanted, ORDER);
        return true;
    }

    /**
     * Takes a message of the other source, in the order of their numbers from {@link #nextSequence} on.
     *
     * @param sequence number in the session.
     * @param buffer   holder of the bytes; not kept.
     * @param offset   first byte.
     * @param length   of the message.
     * @param nowNs    time, never running back.
     */
    public void onReplayed(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final long nowNs) {
        end = Math.max(end, sequence + 1);
        onMessage(sequence, buffer, offset, length);
        follow(nowNs);
    }

    /**
     * The other source has not got the next messages either: they are given up.
     *
     * @param before number of the first message that it may have; 0 = it cannot say, the hole is given up.
     * @param nowNs  time, never running back.
     */
    public void onReplayFailed(final long before, final long nowNs) {
        isReplayWanted = before > 0;
        final long first = before > 0 ? Math.min(before, end) : holeEnd();
        while (next < first) {
            giveUp(Math.min(first, holeEnd()) - next, nowNs);
        }
    }

    private void giveUp(final long missing, final long nowNs) {
        lost += missing;
        listener.onLost(next, missing);
        next += missing;
        asked = 0;
        deliverWaiting();
        follow(nowNs);
    }

    /** The first number behind {@link #next} whose message is here, or that nobody has told of. */
    private long holeEnd() {
        final long last = Math.min(end, next + mask + 1);
        long sequence = next + 1;
        while (sequence < last && waitingSequence[(int) sequence & mask] != sequence) {
            sequence++;
        }
        return Math.min(sequence, last);
    }

    /**
     * @return number of the message that comes next.
     */
    public long nextSequence() {
        return next;
    }

    /**
     * @return whether messages are missing for longer than the hold time: the books are not to be trusted.
     */
    public boolean isStale() {
        return isStale;
    }

    /**
     * @return whether the retransmission server has not answered: the other source is asked for everything from {@link #nextSequence} on, until this is
     *     false again.
     */
    public boolean isReplayWanted() {
        return isReplayWanted;
    }

    /**
     * @return name of the session, without blanks around it; empty before the first packet. Cold.
     */
    public String session() {
        if (!isBegun) {
            return "";
        }
        final byte[] name = ByteBuffer.allocate(MoldDescriptor.SESSION_LENGTH)
                .putLong(sessionHead)
                .putShort(sessionTail)
                .array();
        return new String(name, StandardCharsets.US_ASCII).strip();
    }

    /**
     * @return whether the last message has been delivered and the end of the session told.
     */
    public boolean isEnded() {
        return isEnded;
    }

    /**
     * @return messages given up so far.
     */
    public long lost() {
        return lost;
    }

    /**
     * @return messages that came once more.
     */
    public long repeats() {
        return repeats;
    }

    /**
     * @return packets that were no MoldUDP64, of another session, behind its end, or far ahead without a second that agreed.
     */
    public long badPackets() {
        return badPackets;
    }

    /**
     * @return packets of other sessions since the last one of this session: many mean that the lines carry another session now.
     */
    public int strangers() {
        return strangers;
    }

    /**
     * @return requests made so far.
     */
    public long requests() {
        return requests;
    }

    /**
     * @return how often the other source had to be asked.
     */
    public long replays() {
        return replays;
    }
}
