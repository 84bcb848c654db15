package io.tiercel.bench.inference;

import ai.onnxruntime.OrtException;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.OnnxModel;
import io.tiercel.strategy.model.Signal;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Our model and the bare runtime on the same graph and the same inputs. Owned by the benchmark's thread. */
@State(Scope.Benchmark)
public class Inference {
    private static final int COMPARED_INPUTS = 100;

    private final FixedFactors factors = new FixedFactors();
    private final Signal signal = new Signal();
    private int[] factorIndices;
    private OnnxModel model;
    private BareRuntime bare;
    private int call;

    /** Made by JMH. */
    public Inference() {}

    /**
     * Loads the shipped model twice and compares the answers, bit for bit.
     *
     * @throws OrtException when the runtime refuses.
     */
    @Setup(Level.Trial)
    public void load() throws OrtException {
        final ModelFile file = ModelFile.load(ModelFile.NEXT_MOVE);
        factorIndices = file.card().inputs().stream()
                .mapToInt(id -> Factor.byId(id).orElseThrow().index())
                .toArray();
        model = new OnnxModel(file, Configuration.shipped().factors().chosenIds());
        bare = new BareRuntime(file);
        for (int i = 0; i < COMPARED_INPUTS; i++) {
            call = i;
            final float ours = model();
            call = i;
            final float theirs = bare();
            if (Float.floatToIntBits(ours) != Float.floatToIntBits(theirs)) {
                throw new IllegalStateException("model gives " + ours + ", bare runtime " + theirs);
            }
        }
    }

    /** Gives the native memory back. */
    @TearDown(Level.Trial)
    public void close() {
        model.close();
        bare.close();
    }

    float model() {
        next();
        model.infer(factors, signal);
        return signal.probabilityUp();
    }

    float bare() throws OrtException {
        next();
        final int[] indices = factorIndices;
        for (int i = 0; i < indices.length; i++) {
            bare.input(i, (float) factors.value(indices[i]));
        }
        return bare.run();
    }

    /** Another input at every call, in a cycle of 1,024. */
    private void next() {
        factors.shift((call++ & 1023) * 1e-3 - 0.5);
    }
}
