package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.lobster.LobsterFeed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A LOBSTER message file, with initial levels from an order book file if there is one.
 *
 * @param messages message file, plain or .gz.
 * @param book     order book file whose first row is the book after the first message.
 * @param symbol   traded; empty = the first part of the file's name.
 * @param date     that the file is about; empty = the one in its name.
 */
public record LobsterSource(Path messages, Optional<Path> book, Optional<String> symbol, Optional<LocalDate> date)
        implements FeedSource {
    @Override
    public String description() {
        return "lobster " + messages.getFileName()
                + book.map(file -> " book " + file.getFileName()).orElse("")
                + date.map(day -> " date " + day).orElse("");
    }

    @Override
    public List<String> symbols(final Configuration configuration) {
        return List.of(symbol.orElseGet(this::symbolOfName));
    }

    @Override
    public Feed open(final Configuration configuration, final InstrumentRegistry registry) {
        return new LobsterFeed(messages, book, registry.instrument(0), date.map(TradingDay::new));
    }

    private String symbolOfName() {
        final String name = String.valueOf(messages.getFileName());
        final int end = name.indexOf('_');
        if (end <= 0) {
            throw new BadInputException(
                    messages + ": no symbol in the file name, expected one such as AAPL_2012-06-21_..., or --symbol");
        }
        return name.substring(0, end);
    }
}
