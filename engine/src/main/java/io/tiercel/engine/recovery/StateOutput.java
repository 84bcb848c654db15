package io.tiercel.engine.recovery;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow while they are written: primitive values and whole arrays, little endian. One thread; cold. */
final class StateOutput {
    private static final int INITIAL_BYTES = 1 << 20;

    private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    void putByte(final byte value) {
        room(Byte.BYTES).put(value);
    }

    void putInt(final int value) {
        room(Integer.BYTES).putInt(value);
    }

    /** The value of a primitive field. */
    void putPrimitive(final Object object, final Field field) throws IllegalAccessException {
        final Class<?> type = field.getType();
        final ByteBuffer target = room(Long.BYTES);
        if (type == long.class) {
            target.putLong(field.getLong(object));
        } else if (type == int.class) {
            target.putInt(field.getInt(object));
        } else if (type == double.class) {
            target.putLong(Double.doubleToRawLongBits(field.getDouble(object)));
        } else if (type == boolean.class) {
            target.put((byte) (field.getBoolean(object) ? 1 : 0));
        } else if (type == float.class) {
            target.putInt(Float.floatToRawIntBits(field.getFloat(object)));
        } else if (type == byte.class) {
            target.put(field.getByte(object));
        } else if (type == short.class) {
            target.putShort(field.getShort(object));
        } else {
            target.putChar(field.getChar(object));
        }
    }

    /** The elements of an array of primitives. */
    void putArray(final Object array) {
        switch (array) {
            case final long[] a -> {
                room((long) a.length * Long.BYTES).asLongBuffer().put(a);
                skip(a.length * Long.BYTES);
            }
            case final int[] a -> {
                room((long) a.length * Integer.BYTES).asIntBuffer().put(a);
                skip(a.length * Integer.BYTES);
            }
            case final double[] a -> {
                room((long) a.length * Double.BYTES).asDoubleBuffer().put(a);
                skip(a.length * Double.BYTES);
            }
            case final float[] a -> {
                room((long) a.length * Float.BYTES).asFloatBuffer().put(a);
                skip(a.length * Float.BYTES);
            }
            case final short[] a -> {
                room((long) a.length * Short.BYTES).asShortBuffer().put(a);
                skip(a.length * Short.BYTES);
            }
            case final char[] a -> {
                room((long) a.length * Character.BYTES).asCharBuffer().put(a);
                skip(a.length * Character.BYTES);
            }
            case final byte[] a -> room(a.length).put(a);
            case final boolean[] a -> {
                final ByteBuffer target = room(a.length);
                for (final boolean element : a) {
                    target.put((byte) (element ? 1 : 0));
                }
            }
            default -> throw new IllegalArgumentException(array.getClass() + " is no array of primitives");
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(final long length) {
        if (bytes.remaining() < length) {
            final long needed = bytes.position() + length;
            final long capacity = Math.min(Math.max(needed, 2L * bytes.capacity()), Integer.MAX_VALUE - Long.BYTES);
            if (needed > capacity) {
                throw new StateMismatchException("state: " + needed + " bytes, expected at most " + capacity);
            }
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), (int) capacity))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(bytes.position());
        }
        return bytes;
    }

    private void skip(final int length) {
        bytes.position(bytes.position() + length);
    }
}
