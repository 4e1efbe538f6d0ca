package com.thebabesclub.commerce.packaging.image;

import com.thebabesclub.lambda.local.FunctionSettings;
import com.thebabesclub.lambda.local.LocalFunction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A function of a folder plays its rehearsal, so that something can be learnt from it. */
public final class Recordings {

    private Recordings() {}

    /**
     * Plays from a start to a kind end, at which the function writes what it has seen.
     *
     * @param command starts it
     * @param log gets what it prints
     * @throws NotPacked with the log, where the function does not do what is rehearsed
     */
    public static void play(
            RuntimeFolder folder, Rehearsal rehearsal, List<String> command, Path log)
            throws IOException {
        Files.deleteIfExists(log);
        try (LocalFunction recorded = start(folder, rehearsal, command, log)) {
            // A start that is recorded takes long, and a request has little time.
            recorded.start();
            rehearsal.play(recorded);
            recorded.stop();
        } catch (RuntimeException e) {
            throw failed("the training failed: " + e.getMessage(), log);
        }
    }

    static LocalFunction start(
            RuntimeFolder folder, Rehearsal rehearsal, List<String> command, Path log) {
        return new LocalFunction(
                FunctionSettings.of(command, rehearsal.handler(), folder.root())
                        .with(rehearsal.environment())
                        .logging(log));
    }

    static NotPacked failed(String what, Path log) throws IOException {
        return new NotPacked(what + "\n" + (Files.exists(log) ? Files.readString(log) : ""));
    }
}
