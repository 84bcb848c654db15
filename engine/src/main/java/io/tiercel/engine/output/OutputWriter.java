package io.tiercel.engine.output;

import io.tiercel.engine.protocol.AccountMarkedEncoder;
import io.tiercel.engine.protocol.DigestBlockEncoder;
import io.tiercel.engine.protocol.ModelAnswersEncoder;
import io.tiercel.engine.protocol.TimerFiredEncoder;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.Order;
import io.tiercel.risk.killswitch.DrawdownLevel;
import io.tiercel.risk.killswitch.ResetResult;
import io.tiercel.risk.protocol.KillSwitchChangedEncoder;
import io.tiercel.risk.protocol.LossLevel;
import io.tiercel.risk.protocol.LossLevelChangedEncoder;
import io.tiercel.risk.protocol.OrderRequestedEncoder;
import io.tiercel.risk.protocol.RequestKind;
import io.tiercel.risk.protocol.RequestRefusedEncoder;
import io.tiercel.risk.protocol.ResetRefusal;
import io.tiercel.risk.protocol.ResetRefusedEncoder;
import io.tiercel.risk.protocol.StrategyStoppedEncoder;
import io.tiercel.risk.protocol.SwitchState;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.protocol.ExecutionReportedEncoder;
import java.util.Objects;
import org.agrona.MutableDirectBuffer;

/**
 * Encodes the core's outputs in place in the output ring; the one place that knows how a derived event becomes bytes.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. A record's name is (cause sequence, index): {@code sequence} and
 * {@code sourceSequence} of its header; the index counts from 0 within one cause.
 */
public final class OutputWriter {
    /** Source id of derived records in the header. */
    public static final int SOURCE_CORE = 100;

    /** Longest record that the header's length field can tell, bytes. */
    public static final int MAX_RECORD_LENGTH = 0xFFFF;

    /** Instrument id of records that belong to no single instrument. */
    public static final int NO_INSTRUMENT = -1;

    /** Owner of the engine's own timers. */
    public static final int ENGINE = -1;

    /** Answers of the model in one record; a block of digests has as many inputs at most. */
    private static final int MOST_ANSWERS = 4096;

    private static final io.tiercel.risk.protocol.SideCode[] RISK_SIDES = io.tiercel.risk.protocol.SideCode.values();
    private static final io.tiercel.strategy.protocol.SideCode[] SIDES = io.tiercel.strategy.protocol.SideCode.values();

    private final OutputRing ring;
    private final MutableDirectBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final io.tiercel.strategy.protocol.MessageHeaderEncoder strategyHeader =
            new io.tiercel.strategy.protocol.MessageHeaderEncoder();
    private final io.tiercel.risk.protocol.MessageHeaderEncoder riskHeader =
            new io.tiercel.risk.protocol.MessageHeaderEncoder();
    private final io.tiercel.engine.protocol.MessageHeaderEncoder engineHeader =
            new io.tiercel.engine.protocol.MessageHeaderEncoder();
    private final ExecutionReportedEncoder executionReported = new ExecutionReportedEncoder();
    private final OrderRequestedEncoder orderRequested = new OrderRequestedEncoder();
    private final RequestRefusedEncoder requestRefused = new RequestRefusedEncoder();
    private final KillSwitchChangedEncoder killSwitchChanged = new KillSwitchChangedEncoder();
    private final ResetRefusedEncoder resetRefused = new ResetRefusedEncoder();
    private final StrategyStoppedEncoder strategyStopped = new StrategyStoppedEncoder();
    private final LossLevelChangedEncoder lossLevelChanged = new LossLevelChangedEncoder();
    private final DigestBlockEncoder digestBlock = new DigestBlockEncoder();
    private final AccountMarkedEncoder accountMarked = new AccountMarkedEncoder();
    private final TimerFiredEncoder timerFired = new TimerFiredEncoder();
    private final ModelAnswersEncoder modelAnswers = new ModelAnswersEncoder();
    private final int[] answerInputs = new int[MOST_ANSWERS];
    private final int[] answerBits = new int[MOST_ANSWERS];
    private int answers;
    private long firstAnswerSequence;
    private long causeSequence;
    private long indexInCause;

    /**
     * @param ring where records are written.
     */
    public OutputWriter(final OutputRing ring) {
        this.ring = Objects.requireNonNull(ring, "ring");
        this.buffer = ring.buffer();
    }

    /**
     * Names the input that causes what is written from now on.
     *
     * @param sequence of the input.
     */
    public void begin(final long sequence) {
        causeSequence = sequence;
        indexInCause = 0;
    }

    /**
     * A report of the venue as the engine sees it.
     *
     * @param report what it says.
     * @param nowNs  the core's time.
     */
    public void executionReported(final ExecutionReport report, final long nowNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportedEncoder.BLOCK_LENGTH;
        final int index = ring.claim(length);
        executionReported
                .wrapAndApplyHeader(buffer, index, strategyHeader)
                .orderId(report.orderId)
                .lastPrice(report.lastPrice)
                .lastQty(report.lastQty)
                .cumQty(report.cumQty)
                .leavesQty(report.leavesQty)
                .price(report.price)
                .feeMicros(report.feeMicros)
                .venueTimestampNs(report.venueTimeNs)
                .strategyId(report.strategyId)
                .reason(report.reason.code())
                .side(SIDES[report.side])
                .execType((short) report.execType.ordinal())
                .status((short) report.status.ordinal())
                .isMaker((short) (report.isMaker ? 1 : 0))
                .midTwice(report.midTwice)
                .queueAhead(report.queueAhead);
        finish(index, length, report.instrumentId, nowNs);
    }

    /**
     * A new order or a replace that leaves for the venue.
     *
     * @param order      as risk made it.
     * @param kind       NEW or REPLACE.
     * @param clipReason why risk made it smaller, or {@link RejectReason#NONE}.
     * @param markTwice  two times the mark of the instrument as the engine knows it, {@link Prices#NO_PRICE} while there is none.
     * @param nowNs      the core's time.
     */
    public void orderRequested(
            final Order order,
            final RequestKind kind,
            final RejectReason clipReason,
            final long markTwice,
            final long nowNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + OrderRequestedEncoder.BLOCK_LENGTH;
        final int index = ring.claim(length);
        orderRequested
                .wrapAndApplyHeader(buffer, index, riskHeader)
                .orderId(order.orderId())
                .price(order.price())
                .stopPrice(order.stopPrice())
                .qty(order.qty())
                .strategyId(order.strategyId())
                .reason(clipReason.code())
                .kind(kind)
                .side(RISK_SIDES[order.side()])
                .orderType((short) order.type().ordinal())
                .timeInForce((short) order.timeInForce().ordinal())
                .isPostOnly((short) (order.isPostOnly() ? 1 : 0))
                .markTwice(markTwice);
        finish(index, length, order.instrumentId(), nowNs);
    }

    /**
     * A cancel that leaves for the venue.
     *
     * @param orderId      to be canceled.
     * @param strategyId   that asked, or the engine's own id.
     * @param instrumentId of the order.
     * @param side         of the order.
     * @param nowNs        the core's time.
     */
    public void cancelRequested(
            final long orderId, final int strategyId, final int instrumentId, final int side, final long nowNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + OrderRequestedEncoder.BLOCK_LENGTH;
        final int index = ring.claim(length);
        orderRequested
                .wrapAndApplyHeader(buffer, index, riskHeader)
                .orderId(orderId)
                .price(Prices.NO_PRICE)
                .stopPrice(Prices.NO_PRICE)
                .qty(0)
                .strategyId(strategyId)
                .reason(0)
                .kind(RequestKind.CANCEL)
                .side(RISK_SIDES[side])
                .orderType((short) 0)
                .timeInForce((short) 0)
                .isPostOnly((short) 0)
                .markTwice(Prices.NO_PRICE);
        finish(index, length, instrumentId, nowNs);
    }

    /**
     * A request that risk refused.
     *
     * @param kind         of the request.
     * @param orderId      {@link Prices#NO_ORDER_ID} for a new order.
     * @param strategyId   that asked.
     * @param instrumentId of the request.
     * @param side         of the request.
     * @param price        asked for.
     * @param qty          asked for.
     * @param reasonCode   {@code RejectReason} code.
     * @param nowNs        the core's time.
     */
    public void requestRefused(
            final RequestKind kind,
            final long orderId,
            final int strategyId,
            final int instrumentId,
            final int side,
            final long price,
            final long qty,
            final int reasonCode,
            final long nowNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + RequestRefusedEncoder.BLOCK_LENGTH;
        final int index = ring.claim(length);
        requestRefused
                .wrapAndApplyHeader(buffer, index, riskHeader)
                .orderId(orderId)
                .price(price)
                .qty(qty)
                .strategyId(strategyId)
                .reason(reasonCode)
                .kind(kind)
                .side(RISK_SIDES[side]);
        finish(index, length, instrumentId, nowNs);
    }

    /**
     * The kill switch tripped or was reset.
     *
     * @param isTripped  its state now.
     * @param reasonCode {@code TripReason} code.
     * @param nowNs      the core's time.
     */
    public void killSwitchChanged(final boolean isTripped, final int reasonCode, final long nowNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + KillSwitchChangedEncoder.BLOCK_LENGTH;
        final int index = ring.claim(length);
        killSwitchChanged
                .wrapAndApplyHeader(buffer, index, riskHeader)
                .reason(reasonCode)
                .state(isTripped ? SwitchState.TRIPPED : SwitchState.ARMED);
        finish(index, length, NO_INSTRUMENT, nowNs);
    }

    /**
     * The operator's reset was refused.
     *
     * @param result why; not {@code DONE}.
     * @param nowNs  the core's time.
     */
    public void resetRefused(final ResetResult result, final long nowNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + ResetRefusedEncoder.BLOCK_LENGTH;
        final int index = ring.claim(length);
        resetRefused.wrapAndApplyHeader(buffer, index, riskHeader).cause(refusal(result));
        finish(index, length, NO_INSTRUMENT, nowNs);
    }

    /**
     * A strategy threw an exception and is not called any more.
     *
     * @param strategyId whose.
     * @param reasonCode {@code TripReason} code.
     * @param fault      class of what was thrown; cut where it is too long.
     * @param nowNs      the core's time.
     */
    public void strategyStopped(final int strategyId, final int reasonCode, final String fault, final long nowNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + StrategyStoppedEncoder.BLOCK_LENGTH;
        final int index = ring.claim(length);
        strategyStopped
                .wrapAndApplyHeader(buffer, index, riskHeader)
                .strategyId(strategyId)
                .reason(reasonCode)
                .fault(fault.substring(0, Math.min(fault.length(), StrategyStoppedEncoder.faultLength())));
        finish(index, length, NO_INSTRUMENT, nowNs);
    }

    /**
     * The equity crossed a step of the loss limits.
     *
     * @param level            the new one.
     * @param equityMicros     now.
     * @param peakEquityMicros the drawdown counts from it.
     * @param nowNs            the core's time.
     */
    public void lossLevelChanged(
            final DrawdownLevel level, final long equityMicros, final long peakEquityMicros, final long nowNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + LossLevelChangedEncoder.BLOCK_LENGTH;
        final int index = ring.claim(length);
        lossLevelChanged
                .wrapAndApplyHeader(buffer, index, riskHeader)
                .equityMicros(equityMicros)
                .peakEquityMicros(peakEquityMicros)
                .level(lossLevel(level));
        finish(index, length, NO_INSTRUMENT, nowNs);
    }

    private static LossLevel lossLevel(final DrawdownLevel level) {
        return switch (level) {
            case NORMAL -> LossLevel.NORMAL;
            case WARN -> LossLevel.WARN;
            case REDUCE -> LossLevel.REDUCE;
            case DAILY_LOSS -> LossLevel.DAILY_LOSS;
            case BREACH -> LossLevel.BREACH;
        };
    }

    private static ResetRefusal refusal(final ResetResult result) {
        return switch (result) {
            case NOT_TRIPPED -> ResetRefusal.NOT_TRIPPED;
            case NOT_OPERATOR -> ResetRefusal.NOT_OPERATOR;
            case NO_REASON_GIVEN -> ResetRefusal.NO_REASON_GIVEN;
            case OPEN_ORDERS -> ResetRefusal.OPEN_ORDERS;
            case CAUSE_PERSISTS -> ResetRefusal.CAUSE_PERSISTS;
            case DONE -> throw new IllegalArgumentException("a reset that was done is no refusal");
        };
    }

    /**
     * A block of digests.
     *
     * @param firstSequence of the block's inputs.
     * @param chain         chain after each input.
     * @param size          inputs in the block.
     * @param components    one digest per component.
     * @param nowNs         the core's time.
     */
    public void digestBlock(
            final long firstSequence, final long[] chain, final int size, final long[] components, final long nowNs) {
        final int length = digestBlockLength(size, components.length);
        final int index = ring.claim(length);
        digestBlock.wrapAndApplyHeader(buffer, index, engineHeader).firstSequence(firstSequence);
        final DigestBlockEncoder.ChainEncoder chained = digestBlock.chainCount(size);
        for (int i = 0; i < size; i++) {
            chained.next().digest(chain[i]);
        }
        final DigestBlockEncoder.ComponentsEncoder parts = digestBlock.componentsCount(components.length);
        for (int i = 0; i < components.length; i++) {
            parts.next().digest(components[i]);
        }
        finish(index, length, NO_INSTRUMENT, nowNs);
    }

    /**
     * @param inputs     of a block.
     * @param components of the session.
     * @return bytes of a block's record, header included.
     */
    public static int digestBlockLength(final int inputs, final int components) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + DigestBlockEncoder.BLOCK_LENGTH
                + 2 * DigestBlockEncoder.ChainEncoder.sbeHeaderSize()
                + Long.BYTES * (inputs + components);
    }

    /**
     * @param instruments of the session.
     * @return bytes of the account's record, header included.
     */
    public static int accountMarkedLength(final int instruments) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + AccountMarkedEncoder.BLOCK_LENGTH
                + AccountMarkedEncoder.PositionsEncoder.sbeHeaderSize()
                + instruments * AccountMarkedEncoder.PositionsEncoder.sbeBlockLength();
    }

    /**
     * The account at a regular time.
     *
     * @param account read-only.
     * @param nowNs   the core's time.
     */
    public void accountMarked(final Account account, final long nowNs) {
        final int instruments = account.instruments();
        final int length = accountMarkedLength(instruments);
        final int index = ring.claim(length);
        accountMarked
                .wrapAndApplyHeader(buffer, index, engineHeader)
                .equityMicros(account.equityMicros())
                .cashMicros(account.cashMicros())
                .realisedMicros(account.realisedMicros())
                .feesMicros(account.feesMicros())
                .borrowMicros(account.borrowMicros());
        final AccountMarkedEncoder.PositionsEncoder positions = accountMarked.positionsCount(instruments);
        for (int i = 0; i < instruments; i++) {
            positions.next().position(account.position(i)).markTwice(account.markTwice(i));
        }
        finish(index, length, NO_INSTRUMENT, nowNs);
    }

    /**
     * A timer came due.
     *
     * @param owner   whose it is: a strategy id, or {@link #ENGINE}.
     * @param timerId as its owner named it.
     * @param dueNs   when it was due.
     * @param nowNs   the core's time.
     */
    public void timerFired(final int owner, final long timerId, final long dueNs, final long nowNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + TimerFiredEncoder.BLOCK_LENGTH;
        final int index = ring.claim(length);
        timerFired
                .wrapAndApplyHeader(buffer, index, engineHeader)
                .dueTimestampNs(dueNs)
                .timerId(timerId)
                .owner(owner);
        finish(index, length, NO_INSTRUMENT, nowNs);
    }

    /**
     * Keeps an answer of the model until {@link #flushModelAnswers}: they are told by the block, as digests are.
     *
     * @param probabilityUpBits IEEE 754 bits of the answer.
     * @param nowNs             the core's time.
     */
    public void modelAnswered(final int probabilityUpBits, final long nowNs) {
        if (answers == MOST_ANSWERS) {
            flushModelAnswers(nowNs);
        }
        firstAnswerSequence = answers == 0 ? causeSequence : firstAnswerSequence;
        answerInputs[answers] = (int) (causeSequence - firstAnswerSequence);
        answerBits[answers] = probabilityUpBits;
        answers++;
    }

    /**
     * Tells the answers that were kept, if any.
     *
     * @param nowNs the core's time.
     */
    public void flushModelAnswers(final long nowNs) {
        if (answers == 0) {
            return;
        }
        final int length = MessageHeaderEncoder.ENCODED_LENGTH
                + ModelAnswersEncoder.BLOCK_LENGTH
                + ModelAnswersEncoder.AnswersEncoder.sbeHeaderSize()
                + answers * ModelAnswersEncoder.AnswersEncoder.sbeBlockLength();
        final int index = ring.claim(length);
        modelAnswers.wrapAndApplyHeader(buffer, index, engineHeader).firstSequence(firstAnswerSequence);
        final ModelAnswersEncoder.AnswersEncoder group = modelAnswers.answersCount(answers);
        for (int i = 0; i < answers; i++) {
            group.next().probabilityUpBits(answerBits[i]).input(answerInputs[i]);
        }
        answers = 0;
        finish(index, length, NO_INSTRUMENT, nowNs);
    }

    private void finish(final int index, final int length, final int instrumentId, final long nowNs) {
        header.wrap(buffer, index)
                .length(length)
                .flags(1)
                .source(SOURCE_CORE)
                .part(0)
                .instrumentId(instrumentId)
                .crc32c(0)
                .sourceSequence(indexInCause++)
                .sequence(causeSequence)
                .eventTimeNs(nowNs);
        ring.commit(index);
    }
}
