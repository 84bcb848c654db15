package io.tiercel.factors.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The catalogue as a Markdown document, {@code docs/factors.md}. Stateless, cold. */
public final class FactorDocument {
    private FactorDocument() {}

    /**
     * @return the whole document; lines end in {@code \n}.
     */
    public static String text() {
        final StringBuilder out = new StringBuilder(32_768);
        line(out, "# Factors");
        line(out, "");
        line(
                out,
                "<!-- Made from the catalogue: do not edit. Regenerate: ./tiercel factors list --markdown > docs/factors.md -->");
        line(out, "");
        line(
                out,
                Factor.COUNT
                        + " columns, kept up to date event by event over the best 10 levels. `./tiercel factors list` prints"
                        + " the same catalogue; `config/factors.yaml` chooses which of them a session computes, and their parameters.");
        line(out, "");
        symbols(out);
        for (final FactorFamily family : FactorFamily.values()) {
            line(out, "");
            line(out, "## " + family.code() + ' ' + family.title());
            line(out, "");
            line(out, "| id | what | formula | unit | sign | upd | start, NaN | cost | L | parameters | source |");
            line(out, "|---|---|---|---|---|---|---|---|---|---|---|");
            for (final Factor factor : Factor.all()) {
                if (factor.family() == family) {
                    row(out, factor);
                }
            }
        }
        parameters(out);
        return out.toString();
    }

    private static void symbols(final StringBuilder out) {
        for (final String text : List.of(
                "After event i: `b_l, B_l, a_l, A_l` price (ticks) and quantity of bid and ask level l, 1 best; `m` and `S` mid and spread where"
                        + " both sides are present and `b_1 < a_1`, else NaN; `M` the last defined mid (carried); `D_i = M_i - M_(i-1)`;"
                        + " `r_i = 1e4 ln(M_i / M_(i-1))`. Trade: price p, quantity q, aggressor sign s (+1 buy), `v = s q`, `U` the carried"
                        + " mid before it. Quantity is in whole units of the instrument. Windows are the defaults; an id keeps the default's"
                        + " number where its parameter is configured otherwise.",
                "sign: `+` positive is buy pressure, the mirrored market flips it; `.` unsigned; `s` of one side, the mirrored market has"
                        + " the other side's. upd: `E` every event, `B` a change of the book, `T` a trade, `M` a trade that becomes old enough,"
                        + " `V` a volume bucket that becomes full. cost: `1` steps, `1a` amortised, `K` levels or bins. L: levels needed."
                        + " A star: reads kinds of orders, so it is NaN until the feed told an order, which level feeds never do.",
                "One event is what its source tells as one: a record, a group of records that belong together, or a message with all its levels."
                        + " Each trade in it is a trade of its own, with the mid before the event as U; the book is taken once, after the last record."
                        + " Hidden trades are those of which the feed says so: prints beside a book of levels are visible, and so are prints whose"
                        + " resting orders leave the book within the same event, which then are executed and not canceled.",
                "A value is never -0.0 nor infinite. Zero denominators and signs are decided on whole numbers.")) {
            line(out, text);
            line(out, "");
        }
    }

    private static void row(final StringBuilder out, final Factor factor) {
        line(
                out,
                String.format(
                        Locale.ROOT,
                        "| %s%s | %s | `%s` | %s | %s | %s | %s | %s | %d | %s | %s |",
                        factor.id(),
                        factor.isNanOnLevelFeeds() ? " *" : "",
                        factor.meaning(),
                        factor.formula(),
                        factor.unit(),
                        factor.sign().code(),
                        factor.update().code(),
                        factor.start(),
                        factor.cost().code(),
                        factor.levels(),
                        factor.parameters().stream().map(FactorParameter::key).collect(Collectors.joining(", ")),
                        factor.source()));
    }

    private static void parameters(final StringBuilder out) {
        line(out, "");
        line(out, "## Parameters");
        line(out, "");
        line(out, "| key | default | unit | allowed |");
        line(out, "|---|---|---|---|");
        for (final FactorParameter parameter : FactorParameter.values()) {
            line(
                    out,
                    "| " + parameter.key() + " | " + FactorParameter.text(parameter.defaultValue()) + " | "
                            + parameter.unit() + " | " + parameter.range() + " |");
        }
    }

    private static void line(final StringBuilder out, final String text) {
        out.append(text).append('\n');
    }
}
