package io.tiercel.engine;

/** An observer threw. It is no part of the core, so what it threw says nothing about the core. Cold. */
public final class ObserverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param cause what the observer threw.
     */
    public ObserverException(final Throwable cause) {
        super(cause.toString(), cause);
    }

    /**
     * @param observer may throw anything.
     * @return the same observer; whatever it throws comes out as the cause of an {@link ObserverException}.
     */
    static MarketObserver telling(final MarketObserver observer) {
        return (instrumentId, nowNs, book) -> {
            try {
                observer.onMarketEvent(instrumentId, nowNs, book);
            } catch (final RuntimeException | Error thrown) {
                throw new ObserverException(thrown);
            }
        };
    }
}
