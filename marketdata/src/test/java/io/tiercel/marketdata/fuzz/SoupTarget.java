package io.tiercel.marketdata.fuzz;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.transport.SequencedListener;
import io.tiercel.marketdata.transport.SoupSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The bytes of a SoupBinTCP server, packets damaged, in pieces of any size. */
final class SoupTarget implements FuzzTarget, SequencedListener {
    private static final int PACKETS = 64;
    private static final Pattern REFUSAL =
            Pattern.compile("SoupBinTCP session: message \\d+: [^\\n]*(expected|accepted)[^\\n]*");
    private static final List<byte[]> SOUND =
            List.of(packet("Sone message of some length"), packet("H"), packet("+remark"), packet("Unumberless"));
    private static final byte[] ACCEPTED = packet("A" + "        S1" + "                   7");
    private static final byte[] END = packet("Z");

    private final Mutator stream = new Mutator(SOUND, false);
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[SoupSession.MAX_SENT_LENGTH]);
    private long next;
    private String lastMessage = "";

    private static byte[] packet(final String content) {
        final byte[] packet = ("\0\0" + content).getBytes(StandardCharsets.US_ASCII);
        packet[1] = (byte) content.length();
        return packet;
    }

    @Override
    public String name() {
        return "soupbintcp";
    }

    @Override
    public int feed(final SplittableRandom random) {
        stream.clear();
        final int[] ends = new int[PACKETS];
        int damaged = 0;
        for (int i = 0; i < PACKETS; i++) {
            final int from = stream.length();
            stream.append(i == 0 ? ACCEPTED : i == PACKETS - 1 ? END : SOUND.get(random.nextInt(SOUND.size())));
            if (i > 0 ? random.nextInt(2) == 0 : random.nextInt(16) == 0) {
                damaged++;
                if (random.nextInt(8) > 0) {
                    stream.nudge(from, random);
                } else {
                    stream.damage(from, random);
                }
            }
            ends[i] = damaged;
        }
        lastMessage = "";
        next = 0;
        final SoupSession session = new SoupSession("user", "secret", "", 0, this);
        session.send(0, out);
        final UnsafeBuffer bytes = new UnsafeBuffer(stream.bytes());
        int at = 0;
        try {
            while (at < stream.length()) {
                final int piece = 1 + random.nextInt(Math.min(60, stream.length() - at));
                session.onBytes(bytes, at, piece, at);
                at += piece;
            }
        } catch (final BadInputException e) {
            lastMessage = e.getMessage();
            if (!REFUSAL.matcher(lastMessage).matches()) {
                throw new AssertionError("refused without telling the message: " + lastMessage, e);
            }
        }
        // packets are 15 bytes long on average
        return Math.max(1, ends[Math.min(PACKETS - 1, at * PACKETS / stream.length())]);
    }

    @Override
    public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        if ((next > 0 && sequence != next) || length < 0 || offset + length > buffer.capacity()) {
            throw new AssertionError("message " + sequence + " of " + length + " bytes, expected number " + next);
        }
        next = sequence + 1;
    }

    @Override
    public void onGap(final long sequence, final long missing) {
        throw new AssertionError("a session has no gaps");
    }

    @Override
    public void onCaughtUp(final boolean isWhole) {
        throw new AssertionError("a session has no gaps");
    }

    @Override
    public void onLost(final long sequence, final long missing) {
        throw new AssertionError("nothing was wanted");
    }

    @Override
    public void onEndOfSession() {
        // may be told by any packet that says so
    }

    @Override
    public boolean isRefused() {
        return !lastMessage.isEmpty();
    }

    @Override
    public String lastCase() {
        return lastMessage + "\n" + stream.shown();
    }
}
