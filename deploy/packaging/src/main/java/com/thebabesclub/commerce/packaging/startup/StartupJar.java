package com.thebabesclub.commerce.packaging.startup;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.commerce.packaging.archive.Contents;
import com.thebabesclub.commerce.packaging.image.Commands;
import com.thebabesclub.commerce.packaging.image.Folders;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A jar of the classes that {@code micronaut-aot} writes for a function: which services and beans
 * there are, which optional types are missing, and that the environment does not change.
 *
 * @param service the service's jar
 * @param work a folder for what comes up in between
 * @param environment the function's variables, by which some beans are there or not
 */
public record StartupJar(Path service, Path work, Map<String, String> environment) {

    private static final String PACKAGE = "com.thebabesclub.commerce.startup";

    /** As the handlers have them: some beans are for servers only. */
    private static final String ENVIRONMENTS = "function,lambda";

    /** Types that Micronaut looks for each time, and that no service has. */
    private static final List<String> OPTIONAL_TYPES =
            List.of(
                    "io.reactivex.Completable",
                    "io.reactivex.Maybe",
                    "io.reactivex.Observable",
                    "io.reactivex.Single",
                    "io.reactivex.rxjava3.core.Completable",
                    "io.reactivex.rxjava3.core.Flowable",
                    "io.reactivex.rxjava3.core.Maybe",
                    "io.reactivex.rxjava3.core.Observable",
                    "io.reactivex.rxjava3.core.Single",
                    "kotlinx.coroutines.flow.Flow",
                    "reactor.core.publisher.Flux",
                    "reactor.core.publisher.Mono");

    private static final Pattern OPTIMIZER =
            Pattern.compile(".*/(micronaut-aot-|javapoet-)[^/]*\\.jar");

    /**
     * Writes the jar.
     *
     * @param leftOut classes of beans and introspections that this function does not need
     */
    public void write(Path jar, Collection<String> leftOut) throws IOException {
        Folders.delete(work);
        Files.createDirectories(work);
        Path properties = work.resolve("optimizer.properties");
        try (Writer out = Files.newBufferedWriter(properties)) {
            properties(leftOut).store(out, null);
        }
        Commands.run(work.resolve("optimizer.log"), work, command(properties), environment);
        Archive.jar(jar, Contents.of(List.of(work.resolve("classes"))).files());
    }

    private Properties properties(Collection<String> leftOut) throws IOException {
        ServiceFiles files = ServiceFiles.of(service);
        Properties properties = new Properties();
        properties.setProperty("package", PACKAGE);
        properties.setProperty("output.directory", work.toAbsolutePath().toString());
        properties.setProperty("classpath", service.toAbsolutePath().toString());
        properties.setProperty("target.environments", ENVIRONMENTS);
        properties.setProperty("runtime", "jit");
        properties.setProperty(ServiceListGenerator.ID + ".enabled", "true");
        set(properties, "service.types", files.kinds());
        Set<String> rejected = new TreeSet<>(leftOut);
        rejected.add(ApplicationPropertiesGenerator.LOADER.getName());
        set(properties, "serviceloading.rejected.impls", rejected);
        properties.setProperty(ApplicationPropertiesGenerator.ID + ".enabled", "true");
        // Conditions are left to the start: variables and properties of a deployment decide on
        // some.
        Set<String> conditional = new TreeSet<>(files.beans());
        conditional.addAll(files.configurations());
        set(properties, OptimizerProcess.KEPT, conditional);
        properties.setProperty("cached.environment.enabled", "true");
        properties.setProperty("scan.reactive.types.enabled", "true");
        properties.setProperty("known.missing.types.enabled", "true");
        set(properties, "known.missing.types.list", OPTIONAL_TYPES);
        return properties;
    }

    private static void set(Properties properties, String name, Collection<String> values) {
        properties.setProperty(name, String.join(",", values));
    }

    private List<String> command(Path properties) {
        List<String> classPath = new ArrayList<>(List.of(service.toAbsolutePath().toString()));
        ownClassPath().filter(place -> OPTIMIZER.matcher(place).matches()).forEach(classPath::add);
        classPath.add(OwnClasses.place().toString());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                String.join(File.pathSeparator, classPath),
                OptimizerProcess.class.getName(),
                properties.toAbsolutePath().toString());
    }

    private static Stream<String> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }
}
