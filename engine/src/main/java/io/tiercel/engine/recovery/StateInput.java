package io.tiercel.engine.recovery;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what {@link StateOutput} wrote. One thread; cold. */
final class StateInput {
    private final ByteBuffer bytes;

    StateInput(final byte[] state) {
        bytes = ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return bytes.position();
    }

    int remaining() {
        return bytes.remaining();
    }

    byte takeByte() {
        return bytes.get();
    }

    int takeInt() {
        return bytes.getInt();
    }

    String takeText() {
        final byte[] text = new byte[bytes.getInt()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A value for a primitive field, boxed. */
    Object takePrimitive(final Class<?> type) {
        if (type == long.class) {
            return bytes.getLong();
        } else if (type == int.class) {
            return bytes.getInt();
        } else if (type == double.class) {
            return Double.longBitsToDouble(bytes.getLong());
        } else if (type == boolean.class) {
            return bytes.get() != 0;
        } else if (type == float.class) {
            return Float.intBitsToFloat(bytes.getInt());
        } else if (type == byte.class) {
            return bytes.get();
        } else if (type == short.class) {
            return bytes.getShort();
        }
        return bytes.getChar();
    }

    /** Puts a value into a primitive field, bit for bit. */
    void takeInto(final Object object, final Field field) throws IllegalAccessException {
        final Class<?> type = field.getType();
        if (type == long.class) {
            field.setLong(object, bytes.getLong());
        } else if (type == int.class) {
            field.setInt(object, bytes.getInt());
        } else if (type == double.class) {
            field.setDouble(object, Double.longBitsToDouble(bytes.getLong()));
        } else if (type == boolean.class) {
            field.setBoolean(object, bytes.get() != 0);
        } else {
            field.set(object, takePrimitive(type));
        }
    }

    /** Fills an array of primitives. */
    void takeArray(final Object array) {
        switch (array) {
            case final long[] a -> {
                bytes.asLongBuffer().get(a);
                skip(a.length * Long.BYTES);
            }
            case final int[] a -> {
                bytes.asIntBuffer().get(a);
                skip(a.length * Integer.BYTES);
            }
            case final double[] a -> {
                bytes.asDoubleBuffer().get(a);
                skip(a.length * Double.BYTES);
            }
            case final float[] a -> {
                bytes.asFloatBuffer().get(a);
                skip(a.length * Float.BYTES);
            }
            case final short[] a -> {
                bytes.asShortBuffer().get(a);
                skip(a.length * Short.BYTES);
            }
            case final char[] a -> {
                bytes.asCharBuffer().get(a);
                skip(a.length * Character.BYTES);
            }
            case final byte[] a -> bytes.get(a);
            case final boolean[] a -> {
                for (int i = 0; i < a.length; i++) {
                    a[i] = bytes.get() != 0;
                }
            }
            default -> throw new IllegalArgumentException(array.getClass() + " is no array of primitives");
        }
    }

    private void skip(final int length) {
        bytes.position(bytes.position() + length);
    }
}
