package io.tiercel.risk.killswitch;

/** How much has been lost, from nothing to speak of to the end of trading. */
public enum DrawdownLevel {
    /** Less than half of the drawdown limit. */
    NORMAL,
    /** Half of the drawdown limit or more: the operator is told. */
    WARN,
    /** Eight tenths of the drawdown limit or more: only reducing orders pass, until the drawdown is below half of it again. */
    REDUCE,
    /** The daily loss limit or more: the kill switch trips. */
    DAILY_LOSS,
    /** The drawdown limit or more: the kill switch trips and positions are closed. Stays until the operator's reset. */
    BREACH
}
