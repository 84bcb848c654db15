package io.tiercel.engine.console;

import io.tiercel.engine.scenarios.CaseResult;
import io.tiercel.engine.scenarios.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel scenarios}: worked cases against venue, risk and metrics. */
@Command(
        name = "scenarios",
        description = {
            "Run every worked case of a folder and print pass, or the first difference, for each.",
            "A case names its kind, its inputs and what is expected; a key that nobody reads fails it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = all passed; 1 = a case differs; 2 = the folder holds no readable cases.",
            "",
            "Example: tiercel scenarios config/scenarios"
        })
final class ScenariosCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Folder with cases in files *.yaml.")
    private Path folder;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final List<CaseResult> results;
        try (Progress progress = console.progress("scenarios")) {
            results = Scenarios.ofAllKinds().run(folder, progress::share);
        }
        for (final CaseResult result : results) {
            console.line((result.isPassed() ? "pass  " : "FAIL  ")
                    + result.name()
                    + result.difference().map(difference -> ": " + difference).orElse(""));
        }
        final long passed = results.stream().filter(CaseResult::isPassed).count();
        final long failed = results.size() - passed;
        console.line(passed + " passed, " + failed + " failed");
        console.json(json(results, passed, failed));
        return failed == 0 ? Main.DONE : Main.FOUND;
    }

    private static ObjectNode json(final List<CaseResult> results, final long passed, final long failed) {
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("passed", passed).put("failed", failed);
        final ArrayNode cases = json.putArray("cases");
        for (final CaseResult result : results) {
            cases.addObject()
                    .put("name", result.name())
                    .put("passed", result.isPassed())
                    .put("difference", result.difference().orElse(null));
        }
        return json;
    }
}
