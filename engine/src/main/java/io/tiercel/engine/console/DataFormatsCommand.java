package io.tiercel.engine.console;

import io.tiercel.engine.conversion.StoredForm;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel data formats}: what can be read. */
@Command(
        name = "formats",
        description = "List the formats that can be read.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: tiercel data formats"})
final class DataFormatsCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        FeedFormats.all().forEach(format -> {
            console.line(String.format(Locale.ROOT, "%-16s %s", format.name(), format.description()));
            json.put(format.name(), format.description());
        });
        for (final StoredForm form : StoredForm.values()) {
            console.line(String.format(Locale.ROOT, "%-16s %s", form.formatName(), form.description()));
            json.put(form.formatName(), form.description());
        }
        console.json(json);
        return Main.DONE;
    }
}
