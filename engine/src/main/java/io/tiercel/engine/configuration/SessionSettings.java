package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;

/**
 * What a session tells of itself besides orders.
 *
 * @param digestBlockInputs     inputs per block of component digests, 1 to 4096; changes no digest of the chain.
 * @param accountMarkIntervalMs every how long of the core's time the account is told, 1 to 3600000 ms.
 * @param idleTickMs            a live feed that is silent this long lets time go on by a journaled input, and again after as long, 1 to 3600000 ms;
 *                              0 = never.
 */
public record SessionSettings(int digestBlockInputs, long accountMarkIntervalMs, long idleTickMs) {
    /**
     * @throws BadInputException naming key, value and allowed range.
     */
    public SessionSettings {
        if (digestBlockInputs < 1 || digestBlockInputs > 4096) {
            throw new BadInputException("session.digestBlockInputs = " + digestBlockInputs + ", expected 1 to 4096");
        }
        if (accountMarkIntervalMs < 1 || accountMarkIntervalMs > 3_600_000) {
            throw new BadInputException(
                    "session.accountMarkIntervalMs = " + accountMarkIntervalMs + ", expected 1 to 3600000");
        }
        if (idleTickMs < 0 || idleTickMs > 3_600_000) {
            throw new BadInputException("session.idleTickMs = " + idleTickMs + ", expected 0 to 3600000");
        }
    }
}
