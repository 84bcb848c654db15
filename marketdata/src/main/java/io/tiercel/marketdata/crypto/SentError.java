package io.tiercel.marketdata.crypto;

import java.nio.charset.StandardCharsets;

/** An error as a frame tells it: where its words stand in the frame. Owned by the session's thread; cold but for {@link #clear}. */
final class SentError {
    private static final int LONGEST_WORDS = 200;

    private boolean isTold;
    private int messageFrom;
    private int messageTo;
    private int reasonFrom;
    private int reasonTo;

    void clear() {
        isTold = false;
        messageFrom = 0;
        messageTo = 0;
        reasonFrom = 0;
        reasonTo = 0;
    }

    /** The frame tells an error, with words or without. */
    void tell() {
        isTold = true;
    }

    boolean isTold() {
        return isTold;
    }

    /** Takes any value as what went wrong; says nothing of whether it is an error. */
    void takeMessage(final JsonScanner json) {
        messageFrom = begin(json);
        json.skip();
        messageTo = end(json);
    }

    /** Takes any value as what explains the message. */
    void takeReason(final JsonScanner json) {
        reasonFrom = begin(json);
        json.skip();
        reasonTo = end(json);
    }

    private static int begin(final JsonScanner json) {
        return json.peek() == '"' ? json.at() + 1 : json.at();
    }

    private static int end(final JsonScanner json) {
        return json.bytes()[json.at() - 1] == '"' ? json.at() - 1 : json.at();
    }

    /** The venue's words, the explanation behind a colon. */
    String words(final byte[] frame) {
        final String message = words(frame, messageFrom, messageTo);
        final String reason = words(frame, reasonFrom, reasonTo);
        if (message.isEmpty() && reason.isEmpty()) {
            return "no words";
        }
        return message.isEmpty() || reason.isEmpty() ? message + reason : message + ": " + reason;
    }

    private static String words(final byte[] frame, final int from, final int to) {
        final int length = Math.clamp(to - from, 0, LONGEST_WORDS);
        return new String(frame, from, length, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
    }
}
