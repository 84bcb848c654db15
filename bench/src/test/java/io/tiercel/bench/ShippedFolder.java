package io.tiercel.bench;

import io.tiercel.engine.configuration.Configuration;
import java.nio.file.Path;

/** Points the engine at the configuration that ships with it, as the launcher does. */
public final class ShippedFolder {
    private ShippedFolder() {}

    public static void use() {
        final Path root = Path.of(System.getProperty("tiercel.root", ".."));
        System.setProperty(
                Configuration.SHIPPED_FOLDER_PROPERTY, root.resolve("config").toString());
    }
}
