package io.tiercel.engine.console;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command prints, and the option that says for whom. Mixed into every command that has results. Cold. */
final class Output {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--json",
            description = "Print one JSON object as the last line, and nothing else on standard output.")
    private boolean isJson;

    boolean isJson() {
        return isJson;
    }

    Console console() {
        return new Console(command, isJson);
    }
}
