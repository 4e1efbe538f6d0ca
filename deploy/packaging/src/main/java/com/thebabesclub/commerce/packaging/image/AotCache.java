package com.thebabesclub.commerce.packaging.image;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.lambda.local.FunctionSettings;
import com.thebabesclub.lambda.local.LocalFunction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * The AOT cache of one of a function's handlers: made of what its classes do in a rehearsal, and
 * looked at before it is shipped, since a Java that cannot use a cache says nothing and starts
 * slowly. Each handler has its own, since a start links every class in the cache, used or not.
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
        Files.deleteIfExists(log);
        try (LocalFunction recorded =
                start(log, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + seen)) {
            // A start that is recorded takes long, and a request has little time.
            recorded.start();
            rehearsal.play(recorded);
            // Kindly: the configuration is written at the end.
            recorded.stop();
        } catch (RuntimeException e) {
            throw failed("the training failed: " + e.getMessage(), log);
        }
        if (!Files.exists(seen)) {
            throw failed("the training left no configuration", log);
        }
        Commands.run(
                work.resolve("cache.log"),
                function.root(),
                function.java("-XX:AOTMode=create", "-XX:AOTConfiguration=" + seen, cacheOption()));
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
        try (LocalFunction checked = start(log, "-XX:AOTMode=on", cacheOption())) {
            rehearsal.look(checked);
        } catch (RuntimeException e) {
            throw failed("the function does not start on its cache: " + e.getMessage(), log);
        }
    }

    Path file() {
        return function.cache(rehearsal.handler());
    }

    private String cacheOption() {
        return "-XX:AOTCache=" + file().getFileName();
    }

    private LocalFunction start(Path log, String... options) {
        List<String> command = function.command(rehearsal.handler(), options);
        FunctionSettings settings =
                FunctionSettings.of(command, rehearsal.handler(), function.root())
                        .with(rehearsal.environment())
                        .logging(log);
        return new LocalFunction(settings);
    }

    private static NotPacked failed(String what, Path log) throws IOException {
        return new NotPacked(what + "\n" + (Files.exists(log) ? Files.readString(log) : ""));
    }
}
