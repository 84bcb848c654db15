package io.tiercel.bench.ring;

/** Eight fields of an event object. Written by the producer before publishing, read by the consumer after. */
final class TypedEvent {
    long a;
    long b;
    long c;
    long d;
    long e;
    long f;
    long g;
    long h;

    void set(final long value) {
        a = value;
        b = value + 1;
        c = value + 2;
        d = value + 3;
        e = value + 4;
        f = value + 5;
        g = value + 6;
        h = value + 7;
    }

    long sum() {
        return a + b + c + d + e + f + g + h;
    }
}
