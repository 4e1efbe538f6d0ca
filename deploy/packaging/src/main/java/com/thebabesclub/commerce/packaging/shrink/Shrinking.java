package com.thebabesclub.commerce.packaging.shrink;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.commerce.packaging.archive.Contents;

import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ParseException;
import proguard.ProGuard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Makes one jar of a service's class path. Of third parties it takes what the service and Micronaut
 * reach, by ProGuard and the rules in {@code keep.pro}; Micronaut's jars and our own stay byte for
 * byte as they are, since they find their routes and beans by name.
 */
public final class Shrinking {

    private static final String SERVICES = "META-INF/services/";

    /**
     * Where Micronaut finds the commands of a command line. A function has none, and would load
     * picocli to find that out.
     */
    private static final Pattern COMMANDS =
            Pattern.compile("META-INF/micronaut/.*/com\\.thebabesclub\\..*Command\\$Definition");

    private final Path work;
    private final Path platform;

    /**
     * @param work a folder for what comes up in between
     * @param platform a jar of the classes of the Java that the service will run on
     */
    public Shrinking(Path work, Path platform) {
        this.work = work;
        this.platform = platform;
    }

    /** Writes the jar. */
    public void shrink(List<Path> classPath, Path jar) throws IOException {
        Path whole = work.resolve("whole.jar");
        Path others = work.resolve("others.jar");
        Path shrunk = work.resolve("others-shrunk.jar");
        Files.createDirectories(work);
        Map<String, byte[]> ours = Contents.of(select(classPath, true)).files();
        Map<String, byte[]> theirs = Contents.of(select(classPath, false)).files();
        Archive.jar(whole, ours);
        Archive.jar(others, theirs);
        Files.deleteIfExists(shrunk);
        run(whole, others, shrunk, Providers.rules(services(ours, theirs), theirs.keySet()));
        Map<String, byte[]> all = new HashMap<>(Contents.of(List.of(whole, shrunk)).files());
        all.keySet().removeIf(name -> COMMANDS.matcher(name).matches());
        Archive.jar(jar, all);
    }

    private static List<Path> select(List<Path> classPath, boolean whole) {
        return classPath.stream().filter(place -> isKeptWhole(place) == whole).toList();
    }

    private static boolean isKeptWhole(Path place) {
        String name = Objects.requireNonNull(place.getFileName()).toString();
        return Files.isDirectory(place)
                || name.startsWith("micronaut-")
                || name.startsWith("commerce-common");
    }

    private static Map<String, String> services(
            Map<String, byte[]> ours, Map<String, byte[]> theirs) {
        Map<String, String> files = new HashMap<>();
        for (Map<String, byte[]> some : List.of(ours, theirs)) {
            some.forEach(
                    (name, bytes) -> {
                        if (name.startsWith(SERVICES)) {
                            String text = new String(bytes, StandardCharsets.UTF_8);
                            files.merge(name, text, (one, two) -> one + '\n' + two);
                        }
                    });
        }
        return files;
    }

    private void run(Path whole, Path others, Path shrunk, List<String> providers)
            throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-injars", quoted(others), "-outjars", quoted(shrunk)));
        // No output: it is read for what it refers to.
        arguments.addAll(List.of("-injars", quoted(whole), "-libraryjars", quoted(platform)));
        arguments.add("-include");
        arguments.add(quoted(rules()));
        arguments.addAll(providers);
        Configuration configuration = new Configuration();
        Properties none = new Properties();
        try (ConfigurationParser parser =
                new ConfigurationParser(arguments.toArray(String[]::new), none)) {
            parser.parse(configuration);
            new ProGuard(configuration).execute();
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Path rules() throws IOException {
        Path file = work.resolve("keep.pro");
        try (InputStream in =
                Objects.requireNonNull(Shrinking.class.getResourceAsStream("keep.pro"))) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath() + "'";
    }
}
