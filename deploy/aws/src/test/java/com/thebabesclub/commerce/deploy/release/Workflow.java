package com.thebabesclub.commerce.deploy.release;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A workflow of GitHub, as parsed.
 *
 * @param file where it lies, from the repository's root
 */
record Workflow(String file, Map<?, ?> content) {

    private static final String FOLDER = ".github/workflows/";

    static Workflow named(String name) {
        return read(FOLDER + name + ".yml");
    }

    static List<Workflow> all() {
        try (Stream<Path> files = Files.list(Repository.root().resolve(FOLDER))) {
            return files.map(file -> FOLDER + file.getFileName())
                    .sorted()
                    .map(Workflow::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<?, ?> parsed(String file) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(strict)).load(Repository.text(file));
    }

    private static Workflow read(String file) {
        return new Workflow(file, parsed(file));
    }

    /** What starts it. YAML 1.1 takes the bare word {@code on} for a truth. */
    Map<?, ?> on() {
        return map(content.get(true));
    }

    Map<?, ?> jobs() {
        return map(content.get("jobs"));
    }

    List<? extends Map<?, ?>> eachJob() {
        return jobs().values().stream().map(Workflow::map).toList();
    }

    Map<?, ?> job(String name) {
        return map(jobs().get(name));
    }

    List<String> paths() {
        return texts(map(on().get("push")).get("paths"));
    }

    List<? extends Map<?, ?>> steps() {
        return eachJob().stream().flatMap(job -> maps(job.get("steps")).stream()).toList();
    }

    /** Everything that it calls: actions and workflows. */
    Set<String> uses() {
        Set<String> uses = new TreeSet<>();
        Stream.concat(eachJob().stream(), steps().stream())
                .map(part -> part.get("uses"))
                .filter(Objects::nonNull)
                .forEach(use -> uses.add(use.toString()));
        return uses;
    }

    List<String> scripts() {
        return steps().stream()
                .flatMap(step -> Optional.ofNullable(step.get("run")).stream())
                .map(Object::toString)
                .toList();
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    static List<? extends Map<?, ?>> maps(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Workflow::map).toList()
                : List.of();
    }
}
