package io.tiercel.engine.report;

import io.tiercel.marketdata.instrument.Instrument;
import java.util.List;

/** Equity, where it came from, drawdown and inventory over the whole session. Cold. */
final class AccountSection {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 300;
    private static final int SMALL_WIDTH = 530;
    private static final int SMALL_HEIGHT = 190;
    private static final double MICROS = 1e6;

    private final SessionData data;
    private final AccountSeries account;

    AccountSection(final SessionData data) {
        this.data = data;
        account = data.account();
    }

    void write(final Markup page) {
        page.open("section").element("h2", "The account");
        if (account.size() == 0 || account.lastNs() == account.firstNs()) {
            page.element("p", "The session was too short to draw: the account was marked fewer than two times.");
        } else {
            equity(page);
            parts(page);
            drawdown(page);
            inventory(page);
        }
        page.close();
    }

    private void equity(final Markup page) {
        figure(page, "Equity", "cash and positions at the mid; on the right, profit and loss since the first mark");
        final double first = account.firstEquityMicros() / MICROS;
        chart("Equity over the session", "equity, currency")
                .line("equity", "total", account.equity())
                .secondAxis("PnL, currency", first)
                .draw(page, WIDTH, HEIGHT, account.firstNs(), account.lastNs());
        page.close();
    }

    private void parts(final Markup page) {
        figure(page, "Profit and loss by part", "the three parts add up to the total");
        new Legend(page)
                .line("total", "total")
                .line("realised", "realised, before fees")
                .line("unrealised", "unrealised")
                .line("fees", "rebates (above zero) or fees (below)")
                .close();
        chart("Profit and loss by part", "currency")
                .line("total", "total", account.profit())
                .line("realised", "realised", account.realised())
                .line("unrealised", "unrealised", account.unrealised())
                .line("fees", "fees", account.feesTaken())
                .draw(page, WIDTH, HEIGHT, account.firstNs(), account.lastNs());
        page.close();
    }

    private void drawdown(final Markup page) {
        figure(
                page,
                "Drawdown",
                "equity below its highest mark so far; deepest " + Figures.money(account.deepestDrawdownMicros()));
        chart("Drawdown over the session", "currency")
                .line("drawdown", "loss", account.drawdown())
                .area()
                .draw(page, WIDTH, HEIGHT - 80, account.firstNs(), account.lastNs());
        page.close();
    }

    private void inventory(final Markup page) {
        final List<Instrument> held = data.registry().all().stream()
                .filter(instrument -> hasPosition(account.position(instrument.id())))
                .toList();
        final int flat = data.registry().size() - held.size();
        double widest = 1;
        for (final Instrument instrument : held) {
            final TimeSeries position = account.position(instrument.id());
            widest = Math.max(widest, Math.max(-position.lowest(), position.highest()));
        }
        figure(
                page,
                "Inventory",
                "position of each instrument, all on the same scale" + (flat > 0 ? "; " + flat + " stayed flat" : ""));
        page.open("div", "class", "multiples");
        for (final Instrument instrument : held) {
            page.open("div").element("h4", instrument.symbol());
            chart("Position in " + instrument.symbol(), "units")
                    .line("position", "position", account.position(instrument.id()))
                    .stepped()
                    .area()
                    .range(-widest, widest)
                    .draw(page, SMALL_WIDTH, SMALL_HEIGHT, account.firstNs(), account.lastNs());
            page.close();
        }
        page.close().close();
    }

    private static boolean hasPosition(final TimeSeries position) {
        return position.lowest() < 0 || position.highest() > 0;
    }

    private LineChart chart(final String label, final String unit) {
        return new LineChart(label, unit).switchChanges(data.switchChanges());
    }

    private static void figure(final Markup page, final String title, final String caption) {
        page.open("figure").open("figcaption");
        page.element("h3", title).element("p", caption).close();
    }
}
