package io.tiercel.marketdata.fuzz;

import io.tiercel.marketdata.transport.ArbitratorConfig;
import io.tiercel.marketdata.transport.LineArbitrator;
import io.tiercel.marketdata.transport.SequencedListener;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * MoldUDP64 packets of two lines, some lost, doubled, late or damaged, through the arbitrator. It refuses none: it counts those that are none of its own.
 * Whatever comes, messages are told in the order of their numbers, each once or as lost.
 */
final class MoldTarget implements FuzzTarget, SequencedListener {
    private static final int PACKETS = 64;
    private static final int HEADER = 20;
    private static final ArbitratorConfig CONFIG = new ArbitratorConfig(256, 1_000, 2_000, 50, 3);

    private final Mutator packet = new Mutator(List.of(), false);
    private final UnsafeBuffer request = new UnsafeBuffer(new byte[HEADER]);
    private final byte[] message = new byte[80];
    private LineArbitrator arbitrator = new LineArbitrator(CONFIG, this);
    private long next;
    private boolean isEnded;

    @Override
    public String name() {
        return "moldudp64";
    }

    @Override
    public int feed(final SplittableRandom random) {
        arbitrator = new LineArbitrator(CONFIG, this);
        next = 1;
        isEnded = false;
        int damaged = 0;
        long sent = 1;
        long nowNs = 0;
        for (int i = 0; i < PACKETS; i++) {
            final int count = random.nextInt(5);
            final long first = Math.max(1, sent - (random.nextInt(4) == 0 ? random.nextInt(10) : 0));
            write(random.nextInt(64) == 0 ? 0xffff : count, first, random);
            sent = first + count + (random.nextInt(8) == 0 ? random.nextInt(4) : 0);
            if (random.nextInt(3) > 0) {
                damaged++;
                if (random.nextBoolean()) {
                    packet.nudge(0, random);
                } else {
                    packet.damage(0, random);
                }
            }
            nowNs += random.nextInt(3_000);
            arbitrator.onPacket(new UnsafeBuffer(packet.bytes()), 0, packet.length(), nowNs);
            arbitrator.request(nowNs, request);
            if (arbitrator.nextSequence() != next) {
                throw new AssertionError("next is " + arbitrator.nextSequence() + ", told up to " + next);
            }
        }
        return Math.max(1, damaged);
    }

    private void write(final int count, final long first, final SplittableRandom random) {
        packet.clear();
        packet.append(ByteBuffer.allocate(HEADER)
                .put(new byte[10])
                .putLong(first)
                .putShort((short) count)
                .array());
        for (int i = 0; i < (count == 0xffff ? 0 : count); i++) {
            final int length = random.nextInt(message.length);
            packet.append(new byte[] {0, (byte) length});
            packet.append(message, 0, length);
        }
    }

    @Override
    public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        if (sequence != next || offset < 0 || length < 0 || offset + length > buffer.capacity()) {
            throw new AssertionError("message " + sequence + " of " + length + " bytes, expected number " + next);
        }
        next++;
    }

    @Override
    public void onGap(final long sequence, final long missing) {
        if (sequence != next || missing < 1) {
            throw new AssertionError("gap of " + missing + " at " + sequence + ", expected at " + next);
        }
    }

    @Override
    public void onCaughtUp(final boolean isWhole) {
        // told after a gap
    }

    @Override
    public void onLost(final long sequence, final long missing) {
        if (sequence != next || missing < 1) {
            throw new AssertionError(missing + " lost at " + sequence + ", expected at " + next);
        }
        next += missing;
    }

    @Override
    public void onEndOfSession() {
        if (isEnded) {
            throw new AssertionError("the end was told twice");
        }
        isEnded = true;
    }

    @Override
    public boolean isRefused() {
        return arbitrator.badPackets() > 0;
    }

    @Override
    public String lastCase() {
        return packet.shown();
    }
}
