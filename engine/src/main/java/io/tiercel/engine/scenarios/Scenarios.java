package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Runs every case of a folder. Cold. */
public final class Scenarios {
    private final Map<String, ScenarioKind> byKind = new HashMap<>();

    /**
     * @param kinds that are known.
     */
    public Scenarios(final List<ScenarioKind> kinds) {
        for (final ScenarioKind kind : kinds) {
            for (final String name : kind.kinds()) {
                if (byKind.put(name, kind) != null) {
                    throw new IllegalArgumentException("kind " + name + " is run by two");
                }
            }
        }
    }

    /**
     * @return every kind that is built.
     */
    public static Scenarios ofAllKinds() {
        return new Scenarios(List.of(
                new VenueKind(),
                new CostsKind(),
                new BarKind(),
                new PortfolioKind(),
                new MetricsKind(),
                new RiskOrderKind(),
                new RateKind(),
                new MonitorKind(),
                new KillSwitchKind(),
                new ProposalKind()));
    }

    /**
     * @param folder   with cases in files *.yaml.
     * @param progress told the share that is done.
     * @return a result for each case, in the order of file names and places in the files.
     * @throws BadInputException when the folder holds no readable cases.
     */
    public List<CaseResult> run(final Path folder, final DoubleConsumer progress) {
        final List<ObjectNode> cases = CaseReader.read(folder);
        return IntStream.range(0, cases.size())
                .mapToObj(i -> {
                    progress.accept(i / (double) cases.size());
                    return run(cases.get(i));
                })
                .toList();
    }

    private CaseResult run(final ObjectNode scenario) {
        return new CaseResult(CaseReader.name(scenario), difference(scenario));
    }

    private Optional<String> difference(final ObjectNode scenario) {
        final String name = CaseReader.kind(scenario);
        final ScenarioKind kind = byKind.get(name);
        if (kind == null) {
            return Optional.of("kind " + name + " is not known, expected one of " + new TreeSet<>(byKind.keySet()));
        }
        try {
            return kind.difference(scenario);
        } catch (final RuntimeException e) {
            // one case that breaks what it tests must not hide the others
            return Optional.of(e instanceof BadInputException ? e.getMessage() : e.toString());
        }
    }
}
