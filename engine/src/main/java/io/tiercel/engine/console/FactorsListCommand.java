package io.tiercel.engine.console;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorDocument;
import io.tiercel.factors.catalogue.FactorFamily;
import io.tiercel.factors.catalogue.FactorParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel factors list}: what can be computed. */
@Command(
        name = "list",
        description = "List the factors that a session can compute; config/factors.yaml chooses among them.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: tiercel factors list --family C"})
final class FactorsListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--family", description = "Only this family: a letter from A to I.", paramLabel = "LETTER")
    private String family;

    @Mixin
    private Output output;

    @Option(names = "--markdown", description = "Print the whole catalogue as docs/factors.md holds it.")
    private boolean isMarkdown;

    @Override
    public Integer call() {
        if (isMarkdown) {
            if (output.isJson() || family != null) {
                throw new ParameterException(
                        spec.commandLine(), "--markdown with --json or --family, expected --markdown alone");
            }
            spec.commandLine().getOut().print(FactorDocument.text());
            spec.commandLine().getOut().flush();
            return Main.DONE;
        }
        final List<Factor> factors = wanted();
        final Console console = output.console();
        console.line(String.format(
                Locale.ROOT, "%-24s %-9s %-4s %-3s %-4s %2s  %s", "id", "unit", "sign", "upd", "cost", "L", "what"));
        for (final Factor factor : factors) {
            console.line(String.format(
                    Locale.ROOT,
                    "%-24s %-9s %-4s %-3s %-4s %2d  %s: %s",
                    factor.id(),
                    factor.unit(),
                    factor.sign().code(),
                    factor.update().code(),
                    factor.cost().code(),
                    factor.levels(),
                    factor.meaning(),
                    factor.formula()));
        }
        console.json(json(factors));
        return Main.DONE;
    }

    private List<Factor> wanted() {
        if (family == null) {
            return Factor.all();
        }
        final List<Factor> factors = Factor.all().stream()
                .filter(factor -> String.valueOf(factor.family().code()).equalsIgnoreCase(family))
                .toList();
        if (factors.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--family " + family + ", expected one of "
                            + Arrays.stream(FactorFamily.values())
                                    .map(known -> known.code() + " (" + known.title() + ")")
                                    .collect(Collectors.joining(", ")));
        }
        return factors;
    }

    private static ObjectNode json(final List<Factor> factors) {
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        final ArrayNode list = json.putArray("factors");
        for (final Factor factor : factors) {
            final ObjectNode node = list.addObject();
            node.put("id", factor.id());
            node.put("family", String.valueOf(factor.family().code()));
            node.put("meaning", factor.meaning());
            node.put("formula", factor.formula());
            node.put("unit", factor.unit());
            node.put("sign", String.valueOf(factor.sign().code()));
            node.put("update", String.valueOf(factor.update().code()));
            node.put("cost", factor.cost().code());
            node.put("levels", factor.levels());
            node.put("start", factor.start());
            node.put("nanOnLevelFeeds", factor.isNanOnLevelFeeds());
            node.put("source", factor.source());
            final ArrayNode parameters = node.putArray("parameters");
            for (final FactorParameter parameter : factor.parameters()) {
                parameters
                        .addObject()
                        .put("key", parameter.key())
                        .put("default", parameter.defaultValue())
                        .put("unit", parameter.unit())
                        .put("allowed", parameter.range());
            }
        }
        return json;
    }
}
