package io.tiercel.bench.factors;

import io.tiercel.bench.dbn.DbnDay;
import io.tiercel.bench.tape.BookStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same on a recorded day of a future, where an event of the factors has one record or several. Answer: as there. */
@State(Scope.Benchmark)
public class EsFactorsBenchmark extends FactorsBenchmark {
    /** Made by JMH. */
    public EsFactorsBenchmark() {}

    @Override
    BookStream newStream() {
        return DbnDay.load().stream();
    }
}
