package io.tiercel.bench.console;

import io.tiercel.bench.measure.ScratchFolder;
import io.tiercel.bench.report.Report;
import io.tiercel.bench.report.Surroundings;
import io.tiercel.bench.tape.BookStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Options that every measuring command has: where data and journals lie, and how the report leaves. */
final class ReportOptions {
    private static final Path HOME =
            Path.of(System.getProperty("tiercel.home", "")).toAbsolutePath().normalize();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder of the recorded AAPL hour (default: ../shared/data/lobster beside the project;"
                    + " without the file a simulated day stands in, and the report says so).")
    private Path data = HOME.resolveSibling("shared").resolve("data").resolve("lobster");

    @Option(
            names = "--journals",
            paramLabel = "FOLDER",
            description = "Folder for journals, on the disk to measure (default: the system's temporary folder).")
    private Path journals = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--json",
            description = "Print one JSON object as the last line, and nothing else on standard output.")
    private boolean isJson;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Append the report to a file as well.")
    private Path markdown;

    Path home() {
        return HOME;
    }

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    Path journals() {
        return journals.toAbsolutePath().normalize();
    }

    /** For what is measured in this JVM. */
    void apply() {
        System.setProperty(BookStream.DATA_PROPERTY, data().toString());
        System.setProperty(ScratchFolder.PROPERTY, journals().toString());
    }

    Report report(final String title) {
        return new Report(title, Surroundings.here(HOME));
    }

    void tell(final Report report, final ObjectNode json, final PrintWriter out) {
        if (markdown != null) {
            report.appendMarkdown(markdown);
        }
        if (isJson) {
            out.println(json);
        } else {
            out.print(report.text());
        }
        out.flush();
    }
}
