package io.tiercel.engine.report;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.venue.FillOnCross;

/** What the figures do not say. Cold. */
final class NotesSection {
    private final Configuration configuration;
    private final boolean isSimulated;

    NotesSection(final SessionData data) {
        configuration = data.configuration();
        isSimulated = SessionMetadata.feed(data.metadata()).startsWith("sim ");
    }

    void write(final Markup page) {
        page.open("section").element("h2", "How to read this");
        page.open("ul", "class", "notes");
        if (isSimulated) {
            note(
                    page,
                    "The order flow is simulated too. It is made to resemble a market's in its statistics; a profit or loss here "
                            + "says nothing about what these strategies would earn elsewhere.");
        }
        note(
                page,
                "The venue is simulated: the market's history goes on as if our orders were not there. They have no impact and "
                        + "nobody reacts to them, which flatters large or frequent orders.");
        note(
                page,
                configuration.engine().venue().fillOnCross() == FillOnCross.TOUCH
                        ? "A resting order of ours is also filled when history adds an order at its price on the other side (TOUCH), which is the "
                                + "generous reading; STRICT and NONE are the careful ones."
                        : "A resting order of ours that history crosses is filled by the rule "
                                + configuration.engine().venue().fillOnCross() + ".");
        note(
                page,
                "Orders and reports take a constant time to and from the venue; a real network's varies, most when the market is busy.");
        note(
                page,
                "The account is marked every "
                        + configuration.engine().session().accountMarkIntervalMs()
                        + " ms of session time, at the mid of each instrument's last uncrossed book. What happened between two marks is not "
                        + "in the curves, and positions are not charged what closing them would cost.");
        note(
                page,
                "Latencies come from one input in "
                        + configuration.engine().pipeline().probeEvery()
                        + " and hold for this machine and this run. Every other figure is the same whenever this journal is replayed.");
        page.close().close();
    }

    private static void note(final Markup page, final String text) {
        page.element("li", text);
    }
}
