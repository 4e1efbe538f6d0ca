package com.thebabesclub.lambda.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function as Lambda is told of it.
 *
 * @param command what starts its runtime, see {@link Runtimes}
 * @param taskRoot the folder with its unpacked code, which is the process's working directory
 * @param limit the time that one invocation may take
 * @param initLimit the time that a start may take
 * @param environment its own variables; of this machine's it sees only {@code PATH}
 * @param log where standard output and error are appended
 * @param snapStart whether it is checkpointed after its start and restored before its first event
 */
public record FunctionSettings(
        String name,
        List<String> command,
        String handler,
        Path taskRoot,
        int memoryMegabytes,
        Duration limit,
        Duration initLimit,
        Map<String, String> environment,
        Path log,
        boolean snapStart) {

    public FunctionSettings {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** With 1,024 MB, 29 s for an invocation and 60 s for a start, logging beside its code. */
    public static FunctionSettings of(List<String> command, String handler, Path taskRoot) {
        return new FunctionSettings(
                "function",
                command,
                handler,
                taskRoot,
                1024,
                Duration.ofSeconds(29),
                Duration.ofSeconds(60),
                Map.of(),
                taskRoot.resolveSibling(taskRoot.getFileName() + ".log"),
                false);
    }

    public FunctionSettings named(String other) {
        return new FunctionSettings(
                other,
                command,
                handler,
                taskRoot,
                memoryMegabytes,
                limit,
                initLimit,
                environment,
                log,
                snapStart);
    }

    public FunctionSettings within(Duration other) {
        return new FunctionSettings(
                name,
                command,
                handler,
                taskRoot,
                memoryMegabytes,
                other,
                initLimit,
                environment,
                log,
                snapStart);
    }

    /** With these variables too. */
    public FunctionSettings with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new FunctionSettings(
                name,
                command,
                handler,
                taskRoot,
                memoryMegabytes,
                limit,
                initLimit,
                all,
                log,
                snapStart);
    }

    public FunctionSettings logging(Path file) {
        return new FunctionSettings(
                name,
                command,
                handler,
                taskRoot,
                memoryMegabytes,
                limit,
                initLimit,
                environment,
                file,
                snapStart);
    }

    public FunctionSettings snapStarted() {
        return new FunctionSettings(
                name,
                command,
                handler,
                taskRoot,
                memoryMegabytes,
                limit,
                initLimit,
                environment,
                log,
                true);
    }

    String arn() {
        return "arn:aws:lambda:us-east-1:123456789012:function:" + name;
    }
}
