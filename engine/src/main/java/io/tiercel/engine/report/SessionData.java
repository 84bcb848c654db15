package io.tiercel.engine.report;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalMetadata;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import io.tiercel.risk.protocol.SwitchState;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.DirectBuffer;

/** What a report tells of a session, read from its journal: the account's marks, the fills, the kill switch. Cold, one thread. */
public final class SessionData {
    private final Path journalFolder;
    private final JournalMetadata metadata;
    private final Configuration configuration;
    private final InstrumentRegistry registry;
    private final AccountSeries account;
    private final List<Fill> fills = new ArrayList<>();
    private final List<SwitchChange> switchChanges = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountMarkedDecoder marked = new AccountMarkedDecoder();
    private final ExecutionReportedDecoder reported = new ExecutionReportedDecoder();
    private final KillSwitchChangedDecoder switched = new KillSwitchChangedDecoder();

    private SessionData(final Path journalFolder, final JournalMetadata metadata) {
        this.journalFolder = journalFolder;
        this.metadata = metadata;
        configuration = SessionMetadata.configuration(metadata);
        registry = configuration.instruments().registry(SessionMetadata.symbols(metadata));
        account = new AccountSeries(configuration.risk().startingCashMicros(), registry.all());
    }

    /**
     * Reads the output journal once, whole.
     *
     * @param journalFolder of a session that has ended.
     * @return its data.
     * @throws io.tiercel.journal.JournalException when the journal is damaged.
     */
    public static SessionData read(final Path journalFolder) {
        try (JournalDirectory journal = JournalDirectory.openForRead(journalFolder, SessionMetadata.SCHEMA_VERSION);
                JournalReader outputs = journal.readOutput()) {
            final SessionData data = new SessionData(journalFolder, journal.metadata());
            while (outputs.next()) {
                data.onOutput(outputs.buffer(), outputs.offset());
            }
            return data;
        }
    }

    private void onOutput(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int block = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case AccountMarkedDecoder.TEMPLATE_ID ->
                account.add(header.eventTimeNs(), marked.wrap(buffer, body, block, version));
            case ExecutionReportedDecoder.TEMPLATE_ID -> onReported(reported.wrap(buffer, body, block, version));
            case KillSwitchChangedDecoder.TEMPLATE_ID -> onSwitched(switched.wrap(buffer, body, block, version));
            default -> {
                // requests and digests are not drawn from here
            }
        }
    }

    private void onReported(final ExecutionReportedDecoder report) {
        if (report.execType() == ExecType.TRADE.ordinal()) {
            fills.add(new Fill(
                    report.venueTimestampNs(),
                    header.instrumentId(),
                    report.strategyId(),
                    report.orderId(),
                    report.sideRaw(),
                    report.lastPrice(),
                    report.lastQty(),
                    report.feeMicros(),
                    report.isMaker() != 0));
        }
    }

    private void onSwitched(final KillSwitchChangedDecoder change) {
        final String reason = change.reason()
                + TripReason.ofCode(change.reason()).map(known -> " " + known).orElse("");
        switchChanges.add(new SwitchChange(header.eventTimeNs(), change.state() == SwitchState.TRIPPED, reason));
    }

    Path journalFolder() {
        return journalFolder;
    }

    JournalMetadata metadata() {
        return metadata;
    }

    Configuration configuration() {
        return configuration;
    }

    InstrumentRegistry registry() {
        return registry;
    }

    AccountSeries account() {
        return account;
    }

    /** In the order of their reports. */
    List<Fill> fills() {
        return Collections.unmodifiableList(fills);
    }

    List<SwitchChange> switchChanges() {
        return Collections.unmodifiableList(switchChanges);
    }
}
