package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.event.RecordingSlots;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItchDecoderTest {
    private static final Instrument AAPL = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);
    private static final Instrument MSFT = new Instrument(1, "MSFT", 4, 0, 100, 1, 1);
    private static final InstrumentRegistry REGISTRY = new InstrumentRegistry(List.of(AAPL, MSFT));

    /** 2026-01-02T00:00 in New York is 05:00 UTC: day 20,455 x 86,400 s + 18,000 s = 1,767,330,000 s. */
    private static final long MIDNIGHT_NS = 1_767_330_000_000_000_000L;

    private static final long T = 34_200_000_000_123L;
    private static final String AT = " @" + (MIDNIGHT_NS + T);

    private final RecordingSlots slots = new RecordingSlots();
    private final EventWriter writer = new EventWriter(slots);
    private ItchDecoder decoder;
    private long sequence;

    @BeforeEach
    void announce() {
        decoder = new ItchDecoder(new RegistryListing(REGISTRY), TradingDay.DEFAULT);
        decode(ItchBytes.directory(13, 1, "AAPL"));
        decode(ItchBytes.directory(14, 2, "MSFT"));
        decode(ItchBytes.directory(15, 3, "ZVZZT"));
        sequence = 0;
    }

    @Test
    void shouldDecodeEveryCarriedOrderMessage() {
        decodeOrders();
        decodeTrades();

        assertEquals(
                List.of(
                        "1/0 0 ADD BUY 5001>- 1500100 x300" + AT,
                        "2/0 1 ADD SELL 5002>- 4000000000 x4294967295" + AT,
                        "3/0 0 EXECUTE NONE 5001>- - x100" + AT,
                        "4/0 0 EXECUTE NONE 5001>- 1500050 x50" + AT,
                        "5/0 0 REDUCE NONE 5001>- - x25" + AT,
                        "6/0 0 REDUCE NONE 5001>- - x20" + AT,
                        "7/0 0 DELETE NONE 5001>- - x0" + AT,
                        "8/0 0 REPLACE NONE 5001>5003 1500200 x400" + AT,
                        "9/0 0 TRADE NONE ->- 1500250 x10" + AT,
                        "10/0 0 CROSS NONE ->- 1500300 x1099511627776" + AT,
                        "11/0 0 CROSS NONE ->- - x0" + AT),
                slots.events());
    }

    @Test
    void shouldTellTheSideOfAHiddenOrderOnlyForDaysOnWhichTheVenueToldIt() {
        final List<String> sides = new ArrayList<>();
        for (final LocalDate date : List.of(LocalDate.of(2014, 7, 13), LocalDate.of(2014, 7, 14))) {
            final RecordingSlots recorded = new RecordingSlots();
            final EventWriter recorder = new EventWriter(recorded);
            sequence = 0;
            final ItchDecoder dated = new ItchDecoder(new RegistryListing(REGISTRY), new TradingDay(date));
            decode(dated, ItchBytes.directory(13, 1, "AAPL"), recorder);
            decode(dated, trade(T, 'S'), recorder);
            sides.add(recorded.events().getFirst());
        }

        assertTrue(sides.get(0).startsWith("2/0 0 TRADE SELL "), sides.get(0));
        assertTrue(sides.get(1).startsWith("2/0 0 TRADE NONE "), sides.get(1));
    }

    @Test
    void shouldCloseOpenAndCloseTheMarketByTheHours() {
        decode(ItchBytes.systemEvent(T, 'O'));
        decode(ItchBytes.tradingAction(13, T, "AAPL", 'T'));
        decode(ItchBytes.systemEvent(T, 'S'));
        decode(ItchBytes.systemEvent(T, 'Q'));
        decode(ItchBytes.systemEvent(T, 'M'));
        decode(ItchBytes.tradingAction(13, T, "AAPL", 'T'));
        decode(ItchBytes.systemEvent(T, 'E'));
        decode(ItchBytes.systemEvent(T, 'C'));

        assertEquals(
                List.of(
                        "1/0 -1 CLOSED" + AT,
                        "2/0 0 CLOSED" + AT,
                        "4/0 -1 OPEN" + AT,
                        "5/0 -1 CLOSED" + AT,
                        "6/0 0 CLOSED" + AT),
                slots.events());
    }

    @Test
    void shouldKeepHaltsAndQuotationPeriodsAcrossTheOpening() {
        decode(ItchBytes.systemEvent(T, 'O'));
        decode(ItchBytes.tradingAction(13, T, "AAPL", 'H'));
        decode(ItchBytes.tradingAction(14, T, "MSFT", 'Q'));
        decode(ItchBytes.systemEvent(T, 'Q'));
        decode(ItchBytes.tradingAction(13, T, "AAPL", 'T'));

        assertEquals(
                List.of("4/0 -1 OPEN" + AT, "4/1 0 HALT" + AT, "4/2 1 AUCTION" + AT, "5/0 0 OPEN" + AT),
                slots.events().subList(3, 7));
    }

    @Test
    void shouldMapTradingActionsWhereNoHoursAreTold() {
        for (final char state : "HQTPT".toCharArray()) {
            decode(ItchBytes.tradingAction(13, T, "AAPL", state));
        }

        assertEquals(
                List.of(
                        "1/0 0 HALT" + AT,
                        "2/0 0 AUCTION" + AT,
                        "3/0 0 OPEN" + AT,
                        "4/0 0 HALT" + AT,
                        "5/0 0 OPEN" + AT),
                slots.events());
    }

    @Test
    void shouldHaltByVenueOnlyWhereTheVenueIsNasdaq() {
        decode(operationalHalt("BH"));
        decode(operationalHalt("QH"));
        decode(ItchBytes.tradingAction(13, T, "AAPL", 'T'));
        decode(operationalHalt("QT"));

        assertEquals(List.of("2/0 0 HALT" + AT, "3/0 0 HALT" + AT, "4/0 0 OPEN" + AT), slots.events());
    }

    @Test
    void shouldCountButNotDecodeSymbolsThatAreNotListed() {
        decode(ItchBytes.add(15, T, 5001, 'B', 300, "ZVZZT", 1_500_100));
        decode(ItchBytes.executed(15, T, 5001, 100));
        decode(ItchBytes.tradingAction(15, T, "ZVZZT", 'T'));

        assertEquals(List.of(), slots.events());
        assertEquals(3, decoder.notListed());
        assertEquals(1, decoder.count(ItchMessageType.ADD_ORDER));
    }

    @Test
    void shouldCheckAndCountEveryTypeThatIsNotCarried() {
        final Map<ItchMessageType, byte[]> messages = notCarried();

        messages.values().forEach(this::decode);

        assertEquals(List.of(), slots.events());
        for (final ItchMessageType type : ItchMessageType.values()) {
            final boolean isCarried = type.treatment() != ItchMessageType.Treatment.NOT_CARRIED;
            assertEquals(isCarried, !messages.containsKey(type), type.name());
            if (!isCarried) {
                assertEquals(1, decoder.count(type), type.name());
                assertEquals(type.length(), messages.get(type).length, type.name());
            }
        }
    }

    @Test
    void shouldRefuseContradictionsInTheDirectory() {
        decode(ItchBytes.directory(13, 4, "AAPL"));

        assertBad("stock 'MSFT' with locate 13, expected 'AAPL' as announced", ItchBytes.directory(13, 5, "MSFT"));
        assertBad(
                "locate 16 announces 'AAPL', expected a symbol other than that of locate 13",
                ItchBytes.directory(16, 6, "AAPL"));
        assertBad(
                "stock 'MSFT' with locate 13, expected 'AAPL' as announced",
                ItchBytes.add(13, T, 1, 'B', 300, "MSFT", 1_500_100));
        assertEquals(List.of(), slots.events());
    }

    @Test
    void shouldRefuseWhatNoSoundMessageHolds() {
        assertBad(
                "message type 'E' with locate 99, expected a locate that a stock directory message has announced",
                ItchBytes.executed(99, T, 5001, 100));
        assertBad(
                "message type 'z', expected one of S R H Y L V W K J h A F E C X D U P Q B I N O",
                ItchBytes.message('z', 13, T).bytes());
        assertBad("message type 0xff, expected one of S R H Y L V W K J h A F E C X D U P Q B I N O", new byte[] {-1});
        assertBad(
                "length 11 of message type 'D', expected 19",
                ItchBytes.message('D', 13, T).bytes());
        assertBad(
                "time stamp 86400000000000 ns, expected below 86400000000000",
                ItchBytes.executed(13, 86_400_000_000_000L, 5001, 100));
        assertBad("0 shares, expected a positive number", ItchBytes.add(13, T, 1, 'B', 0, "AAPL", 1));
        assertBad("0 shares, expected a positive number", ItchBytes.executed(13, T, 1, 0));
        assertBad(
                "order reference number 0, expected 1 to 9223372036854775807",
                ItchBytes.add(13, T, 0, 'B', 1, "AAPL", 1));
        assertBad(
                "order reference number 18446744073709551615, expected 1 to 9223372036854775807",
                ItchBytes.executed(13, T, -1, 1));
        assertBad("side 'X', expected B or S", ItchBytes.add(13, T, 1, 'X', 1, "AAPL", 1));
        assertBad("system event 'x', expected O, S, Q, M, E or C", ItchBytes.systemEvent(T, 'x'));
        assertBad("trading state 'x', expected H, P, Q or T", ItchBytes.tradingAction(13, T, "AAPL", 'x'));
        assertBad("operational halt 'x', expected H or T", operationalHalt("Qx"));
        assertBad(
                "printable '?', expected Y or N",
                ItchBytes.message('C', 13, T)
                        .number(1, 8)
                        .number(1, 4)
                        .number(7, 8)
                        .text("?")
                        .number(1, 4)
                        .bytes());
        assertBad(
                "shares 18446744073709551615, expected a number that fits",
                ItchBytes.message('Q', 13, T)
                        .number(-1, 8)
                        .text("AAPL    ")
                        .number(1, 4)
                        .number(7, 8)
                        .text("O")
                        .bytes());
        decode(ItchBytes.executed(13, T + 1, 5001, 100));
        assertBad(
                "time stamp 34200000000123 ns runs back behind 34200000000124 ns, expected messages in order of time",
                ItchBytes.executed(13, T, 5001, 100));
        assertEquals(1, slots.events().size());
    }

    @Test
    void shouldScaleToTheInstrument() {
        final Instrument fine = new Instrument(0, "AAPL", 6, 2, 10_000, 100, 1);
        final Instrument coarse = new Instrument(1, "MSFT", 2, 0, 1, 1, 1);
        decoder =
                new ItchDecoder(new RegistryListing(new InstrumentRegistry(List.of(fine, coarse))), TradingDay.DEFAULT);
        decode(ItchBytes.directory(13, 1, "AAPL"));
        decode(ItchBytes.directory(14, 1, "MSFT"));
        sequence = 0;

        decode(ItchBytes.add(13, T, 1, 'B', 18, "AAPL", 5_853_300));
        decode(ItchBytes.add(14, T, 2, 'B', 18, "MSFT", 5_853_300));

        // 585.33 USD in 10^-6 and in 10^-2; 18 shares in 10^-2 and whole.
        assertEquals("1/0 0 ADD BUY 1>- 585330000 x1800" + AT, slots.events().get(0));
        assertEquals("2/0 1 ADD BUY 2>- 58533 x18" + AT, slots.events().get(1));
        assertBad(
                "price 5853350 x 10^-4, expected one that the instrument's price scale holds exactly",
                ItchBytes.add(14, T, 3, 'B', 18, "MSFT", 5_853_350));
    }

    private void decodeOrders() {
        decode(ItchBytes.add(13, T, 5001, 'B', 300, "AAPL", 1_500_100));
        decode(ItchBytes.message('F', 14, T)
                .number(5002, 8)
                .text("S")
                .number(4_294_967_295L, 4)
                .text("MSFT    ")
                .number(4_000_000_000L, 4)
                .text("GSCO")
                .bytes());
        decode(ItchBytes.executed(13, T, 5001, 100));
        decode(ItchBytes.message('C', 13, T)
                .number(5001, 8)
                .number(50, 4)
                .number(77, 8)
                .text("Y")
                .number(1_500_050, 4)
                .bytes());
        decode(ItchBytes.message('C', 13, T)
                .number(5001, 8)
                .number(25, 4)
                .number(78, 8)
                .text("N")
                .number(1_500_050, 4)
                .bytes());
        decode(ItchBytes.message('X', 13, T).number(5001, 8).number(20, 4).bytes());
        decode(ItchBytes.message('D', 13, T).number(5001, 8).bytes());
        decode(ItchBytes.message('U', 13, T)
                .number(5001, 8)
                .number(5003, 8)
                .number(400, 4)
                .number(1_500_200, 4)
                .bytes());
    }

    private void decodeTrades() {
        decode(trade(T, 'B'));
        decode(ItchBytes.message('Q', 13, T)
                .number(1L << 40, 8)
                .text("AAPL    ")
                .number(1_500_300, 4)
                .number(80, 8)
                .text("O")
                .bytes());
        decode(ItchBytes.message('Q', 13, T)
                .number(0, 8)
                .text("AAPL    ")
                .number(0, 4)
                .number(81, 8)
                .text("O")
                .bytes());
    }

    private static Map<ItchMessageType, byte[]> notCarried() {
        final Map<ItchMessageType, byte[]> messages = new TreeMap<>();
        messages.put(
                ItchMessageType.REG_SHO,
                ItchBytes.message('Y', 13, T).text("AAPL    1").bytes());
        messages.put(
                ItchMessageType.PARTICIPANT_POSITION,
                ItchBytes.message('L', 13, T).text("MAXMAAPL    YNA").bytes());
        messages.put(
                ItchMessageType.MWCB_DECLINE_LEVEL,
                ItchBytes.message('V', 0, T)
                        .number(1, 8)
                        .number(2, 8)
                        .number(3, 8)
                        .bytes());
        messages.put(
                ItchMessageType.MWCB_STATUS,
                ItchBytes.message('W', 0, T).text("1").bytes());
        messages.put(
                ItchMessageType.IPO_QUOTING_PERIOD,
                ItchBytes.message('K', 13, T)
                        .text("AAPL    ")
                        .number(34_200, 4)
                        .text("A")
                        .number(1, 4)
                        .bytes());
        addAuctionsAndTrades(messages);
        return messages;
    }

    private static void addAuctionsAndTrades(final Map<ItchMessageType, byte[]> messages) {
        messages.put(
                ItchMessageType.LULD_AUCTION_COLLAR,
                ItchBytes.message('J', 13, T)
                        .text("AAPL    ")
                        .number(3, 4)
                        .number(4, 4)
                        .number(2, 4)
                        .number(0, 4)
                        .bytes());
        messages.put(
                ItchMessageType.BROKEN_TRADE,
                ItchBytes.message('B', 13, T).number(77, 8).bytes());
        messages.put(
                ItchMessageType.ORDER_IMBALANCE,
                ItchBytes.message('I', 13, T)
                        .number(1, 8)
                        .number(2, 8)
                        .text("OAAPL    ")
                        .number(1, 4)
                        .number(2, 4)
                        .number(3, 4)
                        .text("OL")
                        .bytes());
        messages.put(
                ItchMessageType.RETAIL_INTEREST,
                ItchBytes.message('N', 13, T).text("AAPL    A").bytes());
        messages.put(
                ItchMessageType.DIRECT_LISTING,
                ItchBytes.message('O', 13, T)
                        .text("AAPL    Y")
                        .number(1, 4)
                        .number(3, 4)
                        .number(2, 4)
                        .number(T, 8)
                        .number(1, 4)
                        .number(3, 4)
                        .bytes());
    }

    private static byte[] trade(final long timestampNs, final char side) {
        return ItchBytes.message('P', 13, timestampNs)
                .number(0, 8)
                .text(String.valueOf(side))
                .number(10, 4)
                .text("AAPL    ")
                .number(1_500_250, 4)
                .number(79, 8)
                .bytes();
    }

    private static byte[] operationalHalt(final String marketAndAction) {
        return ItchBytes.message('h', 13, T).text("AAPL    " + marketAndAction).bytes();
    }

    private void assertBad(final String expected, final byte[] message) {
        final BadInputException bad = assertThrows(BadInputException.class, () -> decode(message));
        assertEquals(expected, bad.getMessage());
    }

    private void decode(final byte[] message) {
        decode(decoder, message, writer);
    }

    private void decode(final ItchDecoder target, final byte[] message, final EventWriter recorder) {
        sequence++;
        target.decode(new UnsafeBuffer(message), 0, message.length, sequence, recorder);
    }
}
