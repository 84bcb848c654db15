package io.tiercel.marketdata.lean;

import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.format.FileHead;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a LEAN file is, by the name in its zip and its first line.
 *
 * @param kind     of rows.
 * @param symbol   upper case.
 * @param day      of the rows; empty = each row tells its own.
 * @param isCrypto prices are decimals and the day is UTC's, else they are ten-thousandths of a dollar and it is New York's.
 */
record LeanFile(LeanKind kind, String symbol, Optional<TradingDay> day, boolean isCrypto) {
    private static final Pattern DATED = Pattern.compile(
            "(\\d{8})_([a-z0-9.\\-]+)_(minute_trade|minute_quote|second_trade|second_quote|trade_tick|quote_tick"
                    + "|tick_trade|tick_quote)\\.csv");
    private static final Pattern DAILY = Pattern.compile("([a-z0-9.\\-]+)\\.csv");
    private static final Pattern DAILY_ROW = Pattern.compile("\\d{8} \\d\\d:\\d\\d(,[0-9.]+){5}");

    static Optional<LeanFile> of(final FileHead head) {
        final String entry = head.entryName().isEmpty() ? head.name() : head.entryName();
        final String name = entry.substring(entry.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        final String firstLine = head.firstLine();
        final boolean isCrypto = firstLine.indexOf('.') >= 0 || isInCryptoFolder(head);
        final Matcher dated = DATED.matcher(name);
        if (dated.matches()) {
            final Optional<LeanKind> kind = LeanKind.of(dated.group(3));
            final Optional<TradingDay> day = day(dated.group(1));
            return kind.isPresent() && day.isPresent()
                    ? Optional.of(new LeanFile(kind.get(), dated.group(2).toUpperCase(Locale.ROOT), day, isCrypto))
                    : Optional.empty();
        }
        final Matcher daily = DAILY.matcher(name);
        return daily.matches() && DAILY_ROW.matcher(firstLine).matches()
                ? Optional.of(new LeanFile(
                        LeanKind.DAILY, daily.group(1).toUpperCase(Locale.ROOT), Optional.empty(), isCrypto))
                : Optional.empty();
    }

    private static boolean isInCryptoFolder(final FileHead head) {
        for (int i = 0; i < head.path().getNameCount(); i++) {
            final String folder = head.path().getName(i).toString();
            if (folder.equals("crypto") || folder.equals("lean-crypto")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<TradingDay> day(final String text) {
        try {
            return Optional.of(new TradingDay(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)));
        } catch (final DateTimeException e) {
            return Optional.empty();
        }
    }
}
