package io.tiercel.marketdata.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import org.junit.jupiter.api.Test;

class OpenListingTest {
    @Test
    void shouldListAsManyInstrumentsAsThereAreLocatesAndNoMore() {
        final OpenListing listing = new OpenListing();
        for (int i = 0; i < 65_535; i++) {
            assertEquals(i, listing.list("S" + i, 4, 0, 1, 1));
        }

        final BadInputException e = assertThrows(BadInputException.class, () -> listing.list("ONE-MORE", 4, 0, 1, 1));

        assertEquals("more than 65535 instruments (ONE-MORE), expected at most so many in one feed", e.getMessage());
        assertEquals(65_535, listing.size());
        assertEquals(7, listing.list("S7", 4, 0, 1, 1), "those that are known stay so");
    }
}
