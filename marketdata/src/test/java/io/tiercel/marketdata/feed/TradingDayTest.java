package io.tiercel.marketdata.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingDayTest {
    @Test
    void shouldCountMidnightInNewYorkTime() {
        // Summer, four hours behind UTC: day 15,512 x 86,400 s + 14,400 s. Winter, five hours: day 20,455 x 86,400 s +
        // 18,000 s.
        assertEquals(1_340_251_200_000_000_000L, new TradingDay(LocalDate.of(2012, 6, 21)).midnightNs());
        assertEquals(1_767_330_000_000_000_000L, new TradingDay(LocalDate.of(2026, 1, 2)).midnightNs());
    }

    @ParameterizedTest
    @CsvSource({
        "AAPL_2012-06-21_34200000_57600000_message_10.csv, 2012-06-21",
        "folder/AAPL_2012-06-21_first672_message_50.csv.gz, 2012-06-21",
        "BRK.B_2012-06-21, 2012-06-21",
        "AAPL_2012-13-21_message.csv,",
        "AAPL.csv,",
    })
    void shouldFindTheDayInALobsterName(final Path file, final LocalDate expected) {
        assertEquals(Optional.ofNullable(expected).map(TradingDay::new), TradingDay.ofLobsterName(file));
    }

    @ParameterizedTest
    @CsvSource({
        "01302019.NASDAQ_ITCH50, 2019-01-30",
        "folder/01302019.NASDAQ_ITCH50.gz, 2019-01-30",
        "S013019-v50.txt.gz, 2019-01-30",
        "S083012-v50.txt, 2012-08-30",
        "13302019.NASDAQ_ITCH50,",
        "ITCH50_first1000_messages.itch,",
        "013020190.itch,",
    })
    void shouldFindTheDayInAnItchName(final Path file, final LocalDate expected) {
        assertEquals(Optional.ofNullable(expected).map(TradingDay::new), TradingDay.ofItchName(file));
    }

    @Test
    void shouldKnowNoDayThatNanosecondsCannotTell() {
        assertEquals(Optional.empty(), TradingDay.ofItchName(Path.of("01302913.NASDAQ_ITCH50")));
        assertThrows(DateTimeException.class, () -> new TradingDay(LocalDate.of(2262, 4, 12)));
        assertThrows(DateTimeException.class, () -> new TradingDay(LocalDate.of(1677, 9, 21)));
        assertEquals(LocalDate.of(2262, 4, 11), TradingDay.at(Long.MAX_VALUE).date());
        assertTrue(TradingDay.at(Long.MAX_VALUE).midnightNs() > 0);
        assertTrue(TradingDay.at(Long.MIN_VALUE).midnightNs() < 0);
    }
}
