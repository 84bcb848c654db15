package io.tiercel.factors.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelReaderTest {
    @TempDir
    private Path folder;

    private Path file(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void shouldSortDatesAndAssetsAndKeepDatesThatAllHave() throws Exception {
        final Path file = file("p.csv", "Date,B,A\n2024-01-03,30,3\n2024-01-01,10,1\n2024-01-02,,2\n");

        final Panel prices = PanelReader.prices(List.of(file), _ -> {});

        assertEquals(List.of("2024-01-01", "2024-01-03"), prices.dates());
        assertEquals(List.of("A", "B"), prices.assets());
        assertArrayEquals(new double[] {3, 30}, prices.row(1));
    }

    @Test
    void shouldReadTheSameFromEveryForm() throws Exception {
        final Path wide = folder.resolve("p.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(wide))) {
            out.write("date,A,B\n2024-01-01,1,10\n2024-01-02,2.5,20\n".getBytes(StandardCharsets.UTF_8));
        }
        final Path rows = file(
                "p.csv", "date,symbol,close\n2024-01-02,B,20\n2024-01-02,A,2.5\n2024-01-01,B,10\n2024-01-01,A,1\n");
        final Path first = file("A_adjclose.csv", "Date,Close\n2024-01-01,1\n2024-01-02,2.5\n2024-01-03,4\n");
        final Path second = file("B.csv", "Date,Close\n2024-01-01,10\n2024-01-02,20\n");

        for (final List<Path> files : List.of(List.of(wide), List.of(rows), List.of(second, first))) {
            final Panel prices = PanelReader.prices(files, _ -> {});

            assertEquals(List.of("2024-01-01", "2024-01-02"), prices.dates(), files.toString());
            assertEquals(List.of("A", "B"), prices.assets());
            assertArrayEquals(new double[] {2.5, 20}, prices.row(1));
        }
    }

    @Test
    void shouldKeepTheDotsOfASymbol() throws IOException {
        final String rows = "Date,Close\n2024-01-01,1\n2024-01-02,2\n";

        final Panel prices =
                PanelReader.prices(List.of(file("BRK.B_adjclose.csv", rows), file("BF.A.csv", rows)), _ -> {});

        assertEquals(List.of("BF.A", "BRK.B"), prices.assets());
    }

    /** OPEN and LOW are symbols of shares too. */
    @Test
    void shouldReadAssetsNamedLikeColumnsOfBars() throws Exception {
        final Path file = file("p.csv", "date,OPEN,LOW,SPY\n2024-01-01,1,2,3\n2024-01-02,4,5,6\n");

        assertEquals(
                List.of("LOW", "OPEN", "SPY"),
                PanelReader.prices(List.of(file), _ -> {}).assets());
    }

    @Test
    void shouldKeepGapsOfFactors() throws Exception {
        final Path file = file("f.csv", "date,A,B\n2024-01-01,NaN,-1e-3\n2024-01-02,,2\n");

        final Panel factor = PanelReader.factor(List.of(file), _ -> {});

        assertArrayEquals(new double[] {Double.NaN, -0.001}, factor.row(0));
        assertArrayEquals(new double[] {Double.NaN, 2}, factor.row(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,A;2024-01-01,1                       | line 1 | a header",
                "date,A,A;2024-01-01,1,2                   | line 1 | no other column",
                "date,A;2024-01-01,1;2024-01-01,2          | line 3 | a second number of A at 2024-01-01",
                "date,A;01/02/2024,1                       | line 2 | a date such as",
                "date,A;2024-02-30,1                       | line 2 | a date such as",
                "date,A;2024-13-01T00:00,1                 | line 2 | a date such as",
                "Date,Open,High,Low,Close,Volume;2024-01-01,1,1,1,1,5 | line 1 | a column for each asset",
                "date,A;2024-01-01,0                       | line 2 | a price above 0",
                "date,A;2024-01-01,-3                      | line 2 | a price above 0",
                "date,A;2024-01-01,x                       | line 2 | a decimal number",
                "date,A;2024-01-01,1,2                     | line 2 | columns, expected 2",
                "date,A                                    | no row | one for each date",
                "date,A,B;2024-01-01,1,;2024-01-02,1,2     | 1 dates | 2 or more"
            })
    void shouldTellWhatIsWrongAndWhere(final String text, final String where, final String expected) throws Exception {
        final Path file = file("p.csv", text.replace(';', '\n') + "\n");

        final BadInputException told =
                assertThrows(BadInputException.class, () -> PanelReader.prices(List.of(file), _ -> {}));

        assertTrue(told.getMessage().startsWith(file + ": "), told.getMessage());
        assertTrue(told.getMessage().contains(where), told.getMessage());
        assertTrue(told.getMessage().contains(expected), told.getMessage());
        assertTrue(!told.getMessage().contains("\n"), told.getMessage());
    }
}
