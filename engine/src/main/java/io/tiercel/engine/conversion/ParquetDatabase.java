package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** DuckDB in this process, with bounded memory and without network: it installs and loads no extension, Parquet is part of it. Stateless; cold. */
public final class ParquetDatabase {
    private static final String ENDING = ".parquet";
    private static final String MEMORY_LIMIT = "256MB";

    private ParquetDatabase() {}

    /**
     * @param temporary folder for what does not fit into memory.
     * @return a connection to a database of its own, whose settings cannot be changed any more; results come as they are read, not as a whole.
     */
    public static Connection open(final Path temporary) throws SQLException {
        final Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        final Connection connection;
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        } catch (final LinkageError e) {
            throw new BadInputException(
                    "Parquet needs DuckDB, whose library does not load on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ", expected Linux, or macOS on arm64",
                    e);
        }
        try {
            run(connection, "SET autoinstall_known_extensions = false");
            run(connection, "SET autoload_known_extensions = false");
            run(connection, "SET allow_community_extensions = false");
            run(connection, "SET allow_persistent_secrets = false");
            run(connection, "SET memory_limit = '" + MEMORY_LIMIT + "'");
            run(connection, "SET threads = 1");
            run(connection, "SET preserve_insertion_order = true");
            run(connection, "SET temp_directory = " + quoted(temporary.toString()));
            run(connection, "SET lock_configuration = true");
            return connection;
        } catch (final SQLException e) {
            connection.close();
            throw e;
        }
    }

    public static void run(final Connection connection, final String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The file of a table. */
    static Path file(final Path folder, final String table) {
        return folder.resolve(table + ENDING);
    }

    /** Whether a file is one of Parquet, by its name. */
    static boolean isFile(final Path file) {
        return file.toString().endsWith(ENDING);
    }

    /** A table function that reads one file. */
    static String reading(final Path file) {
        return "read_parquet(" + quoted(file.toString()) + ", hive_partitioning = false)";
    }

    public static String quoted(final String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    public static String firstLine(final SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
