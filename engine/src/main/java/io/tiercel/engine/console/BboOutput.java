package io.tiercel.engine.console;

import io.tiercel.engine.MarketObserver;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.lobster.LobsterBookFile;
import java.nio.file.Path;

/** Best bid and offer after each event to a file in LOBSTER layout. Written on the core's thread, closed after it has ended. */
final class BboOutput implements MarketObserver, AutoCloseable {
    private final LobsterBookFile file;

    BboOutput(final Path path, final Instrument instrument) {
        file = new LobsterBookFile(path, instrument, 1);
    }

    @Override
    public void onMarketEvent(final int instrumentId, final long nowNs, final BookView book) {
        file.write(book);
    }

    @Override
    public void close() {
        file.close();
    }
}
