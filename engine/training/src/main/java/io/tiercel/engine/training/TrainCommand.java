package io.tiercel.engine.training;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.model.ModelCard;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.ModelScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tiercel models train}: trains the next-move model on simulated days and scores it on others. Cold. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Train the next-move model on days of the simulated exchange, score it on other days, and write next-move.onnx"
                    + " and next-move.card.",
            "The same options give the same model, byte for byte."
        },
        footer = {
            "",
            "Example, the model that ships:",
            "  tiercel models train --out models",
        })
final class TrainCommand implements Runnable {
    private static final String FILE_NAME = "next-move.onnx";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Seed of trainer and days (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Messages of order flow of each day (${DEFAULT-VALUE}).")
    private long events;

    @Option(
            names = "--training-days",
            paramLabel = "N",
            defaultValue = "6",
            description = "Days to learn from (${DEFAULT-VALUE}).")
    private int trainingDays;

    @Option(
            names = "--evaluation-days",
            paramLabel = "N",
            defaultValue = "3",
            description = "Days to be judged by (${DEFAULT-VALUE}).")
    private int evaluationDays;

    @Option(
            names = "--hidden-pairs",
            paramLabel = "N",
            defaultValue = "8",
            description = "Mirrored pairs of hidden units (${DEFAULT-VALUE}).")
    private int hiddenPairs;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "12",
            description = "Passes over the training samples (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder that the two files are written to.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object as the last line, and no progress.")
    private boolean isJson;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        final TrainingPlan plan = new TrainingPlan(seed, events, trainingDays, evaluationDays, hiddenPairs, epochs);
        final ModelFile model;
        if (isJson) {
            model = new NextMoveTrainer(plan, TrainingProgress.NONE).train();
        } else {
            try (Bar bar = new Bar()) {
                model = new NextMoveTrainer(plan, bar).train();
            }
        }
        write(model);
        final PrintWriter printer = spec.commandLine().getOut();
        if (isJson) {
            printer.println(json(model));
        } else {
            printer.print(text(model));
        }
        printer.flush();
    }

    private void write(final ModelFile model) {
        final Path file = out.resolve(FILE_NAME);
        try {
            Files.createDirectories(out);
            Files.write(file, model.bytes());
            Files.writeString(ModelFile.cardBeside(file), model.card().text());
        } catch (final IOException e) {
            throw new BadInputException("--out = " + out + " cannot be written to: " + e + ", expected a folder", e);
        }
    }

    private String text(final ModelFile model) {
        final ModelCard card = model.card();
        final ModelScore score = card.score();
        return String.format(
                Locale.ROOT,
                """
                %s: %d bytes, sha256 %s
                trained on %d samples: %s
                judged on %d samples: %s
                                            accuracy      AUC  log loss
                  model                      %8.4f %8.4f  %8.4f
                  depth imbalance's sign     %8.4f %8.4f         -
                  %-26s        - %8.4f         -
                  always the commoner way    %8.4f   0.5000  %8.4f
                """,
                out.resolve(FILE_NAME),
                model.bytes().length,
                card.sha256(),
                card.trainingSamples(),
                card.trainingData(),
                score.samples(),
                card.evaluationData(),
                score.accuracy(),
                score.auc(),
                score.logLoss(),
                score.baselineAccuracy(),
                score.baselineAuc(),
                "only " + score.bestFactor(),
                score.bestFactorAuc(),
                score.baseAccuracy(),
                score.baseLogLoss());
    }

    private String json(final ModelFile model) {
        final ModelCard card = model.card();
        final ModelScore score = card.score();
        return String.format(
                Locale.ROOT,
                "{\"file\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\",\"trainingSamples\":%d,\"samples\":%d,\"upShare\":%.4f,"
                        + "\"accuracy\":%.4f,\"auc\":%.4f,\"logLoss\":%.4f,\"baseAccuracy\":%.4f,\"baseLogLoss\":%.4f,"
                        + "\"baselineAccuracy\":%.4f,\"baselineAuc\":%.4f,\"bestFactor\":\"%s\",\"bestFactorAuc\":%.4f}",
                out.resolve(FILE_NAME).toString().replace("\\", "\\\\").replace("\"", "\\\""),
                model.bytes().length,
                card.sha256(),
                card.trainingSamples(),
                score.samples(),
                score.upShare(),
                score.accuracy(),
                score.auc(),
                score.logLoss(),
                score.baseAccuracy(),
                score.baseLogLoss(),
                score.baselineAccuracy(),
                score.baselineAuc(),
                score.bestFactor(),
                score.bestFactorAuc());
    }

    /** One bar on standard error for each step. */
    private static final class Bar implements TrainingProgress, AutoCloseable {
        private String step = "";
        private ProgressBar bar;

        @Override
        public void at(final String nextStep, final long done, final long total) {
            if (!nextStep.equals(step)) {
                close();
                step = nextStep;
                bar = new ProgressBarBuilder()
                        .setTaskName(nextStep)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(500)
                        .build();
            }
            bar.stepTo(done);
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }
}
