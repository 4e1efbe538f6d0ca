package com.thebabesclub.commerce.packaging.image;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.lambda.local.LocalFunction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * The AOT cache of one of a package's functions: made of what its classes do in a rehearsal, and
 * looked at before it is shipped, since a Java that cannot use a cache says nothing and starts
 * slowly. Each function has its own, since a start links every class in the cache, used or not.
 *
 * @param work a folder for logs and what comes up in between
 */
public record AotCache(RuntimeFolder function, Rehearsal rehearsal, Path work) {

    /**
     * Makes the cache.
     *
     * @throws NotPacked where the function does not do what is rehearsed
     */
    public void train() throws IOException {
        Files.createDirectories(work);
        Path seen = work.resolve("training.aotconf").toAbsolutePath();
        Files.deleteIfExists(seen);
        Path log = work.resolve("training.log");
        Recordings.play(
                function,
                rehearsal,
                command("-XX:AOTMode=record", "-XX:AOTConfiguration=" + seen),
                log);
        if (!Files.exists(seen)) {
            throw Recordings.failed("the training left no configuration", log);
        }
        Commands.run(
                work.resolve("cache.log"),
                function.root(),
                function.java(
                        RuntimeFolder.classPath(rehearsal.function()),
                        List.of(
                                "-XX:AOTMode=create",
                                "-XX:AOTConfiguration=" + seen,
                                cacheOption())));
        Files.setLastModifiedTime(file(), FileTime.from(Archive.TIME));
    }

    /**
     * Starts the function as it is shipped, but so that it ends where the cache does not fit.
     *
     * @throws NotPacked where it does not fit, or a jar has changed since the training
     */
    public void check() throws IOException {
        function.requireSameJars();
        Path log = work.resolve("check.log");
        Files.deleteIfExists(log);
        try (LocalFunction checked =
                Recordings.start(
                        function, rehearsal, command("-XX:AOTMode=on", cacheOption()), log)) {
            rehearsal.look(checked);
        } catch (RuntimeException e) {
            throw Recordings.failed(
                    "the function does not start on its cache: " + e.getMessage(), log);
        }
    }

    private List<String> command(String... options) {
        return function.command(rehearsal.function(), rehearsal.handler(), List.of(options));
    }

    Path file() {
        return function.cache(rehearsal.function());
    }

    private String cacheOption() {
        return "-XX:AOTCache=" + RuntimeFolder.cacheName(rehearsal.function());
    }
}
