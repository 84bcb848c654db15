package io.tiercel.engine.backtest;

import io.tiercel.engine.conversion.ParquetDatabase;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All sets of a sweep as one table, Parquet and JSON: a row for each set with its parameters, its metrics and its digests. Cold. */
final class SweepTable {
    static final String JSON = "sweep.json";
    static final String PARQUET = "sweep.parquet";

    private final ParameterGrid grid;
    private final List<SetResult> results;

    SweepTable(final ParameterGrid grid, final List<SetResult> results) {
        this.grid = grid;
        this.results = List.copyOf(results);
    }

    void write(final RunFiles files) {
        writeParquet(files.folder());
        files.write(JSON, json());
    }

    private ObjectNode json() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sets", results.size());
        final ObjectNode parameters = json.putObject("parameters");
        for (final String place : grid.places()) {
            final ArrayNode values = parameters.putArray(place);
            grid.values(place).forEach(values::add);
        }
        final ArrayNode rows = json.putArray("results");
        results.forEach(result -> rows.add(result.json()));
        return json;
    }

    private List<String> metrics() {
        return List.copyOf(results.getFirst().metrics().keySet());
    }

    private void writeParquet(final Path folder) {
        final Path partial = folder.resolve("." + PARQUET + ".partial");
        try (Connection connection = ParquetDatabase.open(folder.resolve(".spill"))) {
            ParquetDatabase.run(connection, "CREATE TABLE sweep (" + String.join(", ", columns()) + ")");
            insert(connection);
            ParquetDatabase.run(
                    connection,
                    "COPY (SELECT * FROM sweep) TO " + ParquetDatabase.quoted(partial.toString())
                            + " (FORMAT parquet, COMPRESSION zstd)");
            Files.move(
                    partial,
                    folder.resolve(PARQUET),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (final SQLException e) {
            throw new BadInputException(
                    folder.resolve(PARQUET) + ": cannot be written, expected room and access: "
                            + ParquetDatabase.firstLine(e),
                    e);
        } catch (final IOException e) {
            throw new BadInputException(
                    folder.resolve(PARQUET) + ": cannot be written, expected room and access: " + e, e);
        }
    }

    private List<String> columns() {
        final List<String> columns = new ArrayList<>();
        columns.add("\"set\" INTEGER");
        grid.places().forEach(place -> columns.add(quoted(place) + (grid.isNumeric(place) ? " DOUBLE" : " VARCHAR")));
        metrics().forEach(metric -> columns.add(quoted(metric) + " DOUBLE"));
        columns.add("\"digest\" VARCHAR");
        columns.add("\"outputDigest\" VARCHAR");
        columns.add("\"end\" VARCHAR");
        return columns;
    }

    private static String quoted(final String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void insert(final Connection connection) throws SQLException {
        final String marks = columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO sweep VALUES (" + marks + ")")) {
            for (final SetResult result : results) {
                int column = 1;
                row.setInt(column++, result.index());
                for (final String place : grid.places()) {
                    final String value = result.parameters().get(place);
                    if (grid.isNumeric(place)) {
                        row.setDouble(column++, Double.parseDouble(value));
                    } else {
                        row.setString(column++, value);
                    }
                }
                for (final String metric : metrics()) {
                    final OptionalDouble value = result.metrics().get(metric);
                    if (value.isPresent()) {
                        row.setDouble(column++, value.getAsDouble());
                    } else {
                        row.setNull(column++, Types.DOUBLE);
                    }
                }
                row.setString(column++, result.digest());
                row.setString(column++, result.outputDigest());
                row.setString(column, result.end());
                row.addBatch();
            }
            row.executeBatch();
        }
    }
}
