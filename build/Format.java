import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that every Java file under a folder is formatted, or formats it.
 *
 * <p>Run as {@code java build/Format.java check|write <folder>} with google-java-format on the
 * class path. A program of its own and not a Maven plugin such as spotless, because those format
 * inside Maven's JVM. google-java-format reads sources with the compiler of its JVM, and that of a
 * Java 17 knows neither {@code _} nor patterns of records.
 */
class Format {

    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    public static void main(String[] arguments) throws IOException {
        boolean write = arguments[0].equals("write");
        Path root = Path.of(arguments[1]);
        List<Path> unformatted;
        try (Stream<Path> files = Files.walk(root)) {
            unformatted =
                    files.filter(Format::isSource)
                            .parallel()
                            .filter(file -> !formatted(file, write))
                            .toList();
        }
        if (!write && !unformatted.isEmpty()) {
            unformatted.forEach(
                    file -> System.err.println("not formatted: " + root.relativize(file)));
            System.err.println("Run: mvn -N validate -Dformat=write");
            System.exit(1);
        }
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java")
                && !path.contains("/target/")
                && !path.contains("/node_modules/");
    }

    private static boolean formatted(Path file, boolean write) {
        try {
            String before = Files.readString(file);
            String imports = ImportOrderer.reorderImports(before, Style.AOSP);
            String after = FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(imports));
            if (write && !after.equals(before)) {
                Files.writeString(file, after);
            }
            return after.equals(before);
        } catch (IOException | FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}
