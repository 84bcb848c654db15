package io.tiercel.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquitySeriesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadDatesAndTimestamps() throws IOException {
        final EquitySeries dates = series("date,value\r\n1970-01-02,100\r\n1970-01-05,1e2\r\n\r\n");
        final EquitySeries times = series("""
                Timestamp,note,Value
                1970-01-02T00:00:00Z,a,1
                1970-01-02 01:00:01,b,2.5
                1970-01-02T03:00:00+01:00,c,3
                97200000000001,d,4
                """);

        assertEquals(List.of(86_400_000_000_000L, 4 * 86_400_000_000_000L), dates.timesNs());
        assertEquals(List.of(100.0, 100.0), dates.values());
        // midnight of the second day, one hour and a second, two hours, three hours and a nanosecond after it
        assertEquals(
                List.of(86_400_000_000_000L, 90_001_000_000_000L, 93_600_000_000_000L, 97_200_000_000_001L),
                times.timesNs());
        assertEquals(List.of(1.0, 2.5, 3.0, 4.0), times.values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | is empty
            date,close;2020-01-01,1 | columns are date,close
            value;1 | columns are value
            date,timestamp,value;2020-01-01,1,1 | columns are
            date,value | has no rows
            date,value;2020-01-02,1;2020-01-01,2 | line 3: 2020-01-01 is before 2020-01-02
            date,value;2020-01-02,1;2020-01-02,2 | line 3: 2020-01-02 is there twice
            date,value;2020-01-02,NaN | line 2: value is "NaN"
            date,value;2020-01-02, | line 2: value is ""
            date,value;2020-01-02,1e999 | line 2: value is "1e999"
            date,value;2020-01-02,0x1p3 | line 2: value is "0x1p3"
            date,value;2020-02-30,1 | line 2: date is "2020-02-30"
            date,value;2020-01-02 | line 2: has 1 columns
            timestamp,value;yesterday,1 | line 2: timestamp is "yesterday"
            """)
    void shouldRefuseInOneLine(final String text, final String message) {
        final BadInputException refused = assertThrows(BadInputException.class, () -> series(text.replace(';', '\n')));

        assertTrue(refused.getMessage().contains(message), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }

    @Test
    void shouldJoinWithTheBenchmarkAndCountWhatIsDropped() throws IOException {
        final EquitySeries own = series("date,value\n2020-01-01,1\n2020-01-02,2\n2020-01-03,3\n");
        final EquitySeries other = series("date,value\n2020-01-01,5\n2020-01-03,6\n2020-01-04,7\n2020-01-05,7\n");

        final MeasuredEquity measured = MeasuredEquity.of(own, Optional.of(other), ReturnAssumptions.of(252));

        assertEquals(List.of(1.0, 3.0), measured.equity().values());
        assertEquals(1, measured.droppedFromEquity());
        assertEquals(2, measured.droppedOfBenchmark());
        assertEquals(2, measured.json().get("dropped_from_benchmark").intValue());
        assertTrue(measured.json().get("sharpe").isNull());
    }

    private EquitySeries series(final String text) throws IOException {
        return EquitySeries.read(Files.writeString(folder.resolve("equity.csv"), text));
    }
}
