package io.tiercel.engine.replay;

import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.strategy.model.Model;

/** The model of a journal's session: loaded from the journal's artifacts when it is first asked, not before. One thread; cold. */
final class ReplayModel implements AutoCloseable {
    private final JournalDirectory journal;
    private final boolean isRecomputing;
    private Model model;

    /**
     * @param journal       of the session.
     * @param isRecomputing true to ask the model for every answer, false only for those that the journal does not hold.
     */
    ReplayModel(final JournalDirectory journal, final boolean isRecomputing) {
        this.journal = journal;
        this.isRecomputing = isRecomputing;
    }

    /** True when the session had one. */
    boolean isPresent() {
        return SessionMetadata.modelName(journal.metadata()).isPresent();
    }

    /** True when it answers everything itself. */
    boolean isRecomputing() {
        return isRecomputing;
    }

    /** The model itself. */
    Model again() {
        if (model == null) {
            model = SessionMetadata.model(journal).orElseThrow();
        }
        return model;
    }

    /** True when it was asked. */
    boolean wasAsked() {
        return model != null;
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
