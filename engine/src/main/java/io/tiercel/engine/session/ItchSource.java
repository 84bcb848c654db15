package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.itch.ItchFileFeed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A Nasdaq TotalView-ITCH 5.0 file.
 *
 * @param messages file of length-framed messages, plain or .gz.
 * @param symbol   the one symbol traded; empty = every instrument that is listed.
 * @param date     that the file is about; empty = the one in its name, or {@code TradingDay.DEFAULT}.
 */
public record ItchSource(Path messages, Optional<String> symbol, Optional<LocalDate> date) implements FeedSource {
    @Override
    public String description() {
        return "itch " + messages.getFileName()
                + date.map(day -> " date " + day).orElse("");
    }

    @Override
    public List<String> symbols(final Configuration configuration) {
        return symbol.map(List::of).orElseGet(() -> configuration.instruments().symbols());
    }

    @Override
    public Feed open(final Configuration configuration, final InstrumentRegistry registry) {
        return new ItchFileFeed(messages, new RegistryListing(registry), date.map(TradingDay::new));
    }
}
