package com.thebabesclub.commerce.local.process;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A launcher in small: starts one part that gets ready and one that never does, prints the id of
 * each, and waits for the second until it is told to end.
 */
final class SupervisedProgram {

    private SupervisedProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Supervisor supervisor = Supervisor.untilExit();
        RunningPart ready = supervisor.start(TestParts.answering(200, folder.resolve("ready.log")));
        ready.awaitReady(Duration.ofSeconds(30));
        RunningPart never = supervisor.start(TestParts.answering(503, folder.resolve("never.log")));
        System.out.println(ready.pid() + " " + never.pid());
        never.awaitReady(Duration.ofMinutes(2));
    }
}
