package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnDescriptor.*;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the metadata of a DBN file. Cold. Errors tell what is wrong and the byte, without the file. */
final class DbnMetadataReader {
    /** A garbled length must not take all memory: the largest metadata seen, of all options of a day, has about 150 MB. */
    static final int MAX_LENGTH = 1 << 28;

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int DATE_LENGTH = 4;
    private static final int COUNT_LENGTH = 4;
    private static final int MOST_PADDING = 7;

    private final byte[] bytes;
    private final int version;
    private int symbolLength;
    private int at;

    private DbnMetadataReader(final byte[] bytes) {
        this.bytes = bytes;
        this.version = bytes[3];
    }

    /**
     * @param prelude first 8 bytes of the content.
     * @return length of the whole metadata, these 8 included.
     */
    static int lengthOf(final byte[] prelude) {
        if (prelude[0] != 'D' || prelude[1] != 'B' || prelude[2] != 'N') {
            final boolean isLegacy = (prelude[0] & 0xf0) == 0x50 && prelude[1] == 0x2a && prelude[2] == 0x4d;
            throw new BadInputException("byte 0: expected 'DBN' and a version"
                    + (isLegacy ? "; this is its forerunner DBZ, which is not read" : ""));
        }
        final int version = prelude[3] & 0xff;
        if (version < 1 || version > MAX_VERSION) {
            throw new BadInputException("byte 3: version " + version + ", expected 1 to " + MAX_VERSION);
        }
        final long length = LittleEndian.u32(prelude, METADATA_LENGTH_OFFSET);
        final int least = METADATA_FIXED_LENGTH + 5 * COUNT_LENGTH - METADATA_PRELUDE_LENGTH;
        if (length < least || length > MAX_LENGTH) {
            throw new BadInputException(
                    "byte 4: metadata of " + length + " bytes, expected " + least + " to " + MAX_LENGTH);
        }
        return METADATA_PRELUDE_LENGTH + (int) length;
    }

    /**
     * @param bytes the whole metadata, from the first byte of the content.
     * @return what it tells.
     */
    static DbnMetadata read(final byte[] bytes) {
        return new DbnMetadataReader(bytes).read();
    }

    private DbnMetadata read() {
        final int schemaCode = LittleEndian.u16(bytes, SCHEMA_OFFSET);
        final DbnSchema schema = DbnSchema.of(schemaCode);
        if (schema == null) {
            throw new BadInputException("byte " + SCHEMA_OFFSET + ": schema " + schemaCode + ", expected 0 to "
                    + (DbnSchema.MIXED.ordinal() - 1) + " or " + NO_SCHEMA);
        }
        final int types = version == 1 ? STYPE_OFFSET_V1 : STYPE_OFFSET;
        final int tsOut = bytes[types + TS_OUT_AFTER_STYPE];
        if (tsOut != 0 && tsOut != 1) {
            throw new BadInputException(
                    "byte " + (types + TS_OUT_AFTER_STYPE) + ": flag " + tsOut + ", expected 0 or 1");
        }
        symbolLength = version == 1 ? SYMBOL_LENGTH_V1 : LittleEndian.u16(bytes, types + SYMBOL_LENGTH_AFTER_STYPE);
        if (symbolLength != SYMBOL_LENGTH_V1 && symbolLength != SYMBOL_LENGTH_V2) {
            throw new BadInputException("byte " + (types + SYMBOL_LENGTH_AFTER_STYPE) + ": symbols of " + symbolLength
                    + " bytes, expected " + SYMBOL_LENGTH_V1 + " or " + SYMBOL_LENGTH_V2);
        }
        at = METADATA_FIXED_LENGTH;
        if (count(1) != 0) {
            throw new BadInputException("byte " + METADATA_FIXED_LENGTH + ": a schema definition, expected none");
        }
        final List<String> symbols = symbols();
        final List<String> partial = symbols();
        final List<String> notFound = symbols();
        final List<DbnMetadata.Mapping> mappings = mappings();
        if (bytes.length - at > MOST_PADDING) {
            throw new BadInputException("byte " + at + ": " + (bytes.length - at)
                    + " bytes of metadata behind the mappings, expected at most " + MOST_PADDING);
        }
        return new DbnMetadata(
                version,
                text(DATASET_OFFSET, DATASET_LENGTH),
                schema,
                LittleEndian.i64(bytes, START_OFFSET),
                LittleEndian.i64(bytes, END_OFFSET),
                LittleEndian.i64(bytes, LIMIT_OFFSET),
                tsOut == 1,
                symbolLength,
                symbols,
                partial,
                notFound,
                mappings);
    }

    private List<String> symbols() {
        final int count = count(symbolLength);
        final List<String> symbols = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            symbols.add(symbol());
        }
        return symbols;
    }

    private List<DbnMetadata.Mapping> mappings() {
        final int count = count(symbolLength + COUNT_LENGTH);
        final List<DbnMetadata.Mapping> mappings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            require(symbolLength);
            final String in = symbol();
            final int intervals = count(2 * DATE_LENGTH + symbolLength);
            for (int k = 0; k < intervals; k++) {
                final long startNs = date();
                final long endNs = date();
                mappings.add(new DbnMetadata.Mapping(in, symbol(), startNs, endNs));
            }
        }
        return mappings;
    }

    /** A count whose items, of at least that many bytes each, have room in what is left. */
    private int count(final int itemLength) {
        require(COUNT_LENGTH);
        final long count = LittleEndian.u32(bytes, at);
        final int most = (bytes.length - at - COUNT_LENGTH) / itemLength;
        if (count > most) {
            throw new BadInputException("byte " + at + ": count " + count + " in the metadata, expected at most " + most
                    + ", for which there is room");
        }
        at += COUNT_LENGTH;
        return (int) count;
    }

    private void require(final int length) {
        if (bytes.length - at < length) {
            throw new BadInputException("byte " + at + ": the metadata ends, expected " + length + " bytes more");
        }
    }

    private String symbol() {
        final String symbol = text(at, symbolLength);
        at += symbolLength;
        return symbol;
    }

    private long date() {
        final int date = LittleEndian.i32(bytes, at);
        try {
            final LocalDate day = LocalDate.of(date / 10_000, date / 100 % 100, date % 100);
            final long startNs =
                    Math.multiplyExact(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), NS_PER_SECOND);
            at += DATE_LENGTH;
            return startNs;
        } catch (final DateTimeException | ArithmeticException e) {
            throw new BadInputException(
                    "byte " + at + ": date " + date + " of a mapping, expected one such as 20231225", e);
        }
    }

    private String text(final int offset, final int length) {
        return text(bytes, offset, length, "byte " + offset + ": ");
    }

    /**
     * @param bytes  holder.
     * @param offset of a text that ends with a zero byte or its room.
     * @param length of the room.
     * @param place  what an error begins with.
     * @return the text.
     */
    static String text(final byte[] bytes, final int offset, final int length, final String place) {
        int end = 0;
        while (end < length && bytes[offset + end] != 0) {
            final byte character = bytes[offset + end];
            if (character < ' ' || character == 127) {
                throw new BadInputException(place + "character 0x" + Integer.toHexString(character & 0xff)
                        + " in a symbol, expected printable ASCII");
            }
            end++;
        }
        return new String(bytes, offset, end, StandardCharsets.US_ASCII).trim();
    }
}
