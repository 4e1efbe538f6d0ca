package com.thebabesclub.lambda.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a function's process and invokes it with events from files. */
public final class Main {

    private static final String USAGE =
            """
            Usage: java -jar lambda-local.jar [options] event.json… [-- command…]
              --handler NAME    the handler, com.example.Handler
              --task-root DIR   the unpacked function (.)
              --env NAME=VALUE  a variable of the function, repeatable
              --limit SECONDS   the time that an invocation may take (29)
              --repeat N        how often all events are sent (1)
              --log FILE        where the process logs (beside the task root)
              --snap-start      checkpoint the process after its start, and restore it
            Without a command it is DIR/bootstrap if there is one, else the managed Java runtime.
            Prints each answer on a line, ends the process by SIGTERM, and exits with 1 if an event failed.
            """;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Wish wish;
        try {
            wish = Wish.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(wish, System.out, System.err) ? 0 : 1);
    }

    static boolean run(Wish wish, PrintStream out, PrintStream err) throws IOException {
        boolean well = true;
        try (LocalFunction function = new LocalFunction(wish.settings())) {
            for (int round = 0; round < wish.repeat(); round++) {
                for (Path file : wish.events()) {
                    switch (function.invoke(Event.of(Files.readAllBytes(file)))) {
                        case Outcome.Answered answered -> out.println(answered.text());
                        case Outcome wrong -> {
                            err.println(file + ": " + wrong);
                            well = false;
                        }
                    }
                }
            }
            function.stop();
        }
        return well;
    }

    /** What the command line asks for. */
    record Wish(FunctionSettings settings, List<Path> events, int repeat) {

        static Wish parse(List<String> arguments) {
            int dashes = arguments.indexOf("--");
            List<String> command =
                    dashes < 0 ? List.of() : arguments.subList(dashes + 1, arguments.size());
            List<String> own = dashes < 0 ? arguments : arguments.subList(0, dashes);
            Map<String, String> options = new HashMap<>();
            Map<String, String> variables = new HashMap<>();
            List<Path> events = new ArrayList<>();
            for (int i = 0; i < own.size(); i++) {
                String word = own.get(i);
                if (word.equals("--snap-start")) {
                    options.put(word, "");
                } else if (!word.startsWith("--")) {
                    events.add(Path.of(word));
                } else if (i + 1 == own.size()) {
                    throw new IllegalArgumentException("No value for " + word);
                } else if (word.equals("--env")) {
                    String[] pair = own.get(++i).split("=", 2);
                    variables.put(pair[0], pair[pair.length - 1]);
                } else if (USAGE.contains(word + " ")) {
                    options.put(word, own.get(++i));
                } else {
                    throw new IllegalArgumentException("Unknown option " + word);
                }
            }
            return new Wish(
                    settings(options, variables, command),
                    List.copyOf(events),
                    Integer.parseInt(options.getOrDefault("--repeat", "1")));
        }

        private static FunctionSettings settings(
                Map<String, String> options, Map<String, String> variables, List<String> command) {
            Path taskRoot = Path.of(options.getOrDefault("--task-root", ".")).toAbsolutePath();
            taskRoot = taskRoot.normalize();
            String handler = options.getOrDefault("--handler", "handler");
            FunctionSettings settings =
                    FunctionSettings.of(command(command, taskRoot, handler), handler, taskRoot)
                            .with(variables)
                            .within(
                                    Duration.ofSeconds(
                                            Long.parseLong(options.getOrDefault("--limit", "29"))));
            if (options.containsKey("--log")) {
                settings = settings.logging(Path.of(options.get("--log")).toAbsolutePath());
            }
            return options.containsKey("--snap-start") ? settings.snapStarted() : settings;
        }

        private static List<String> command(List<String> command, Path taskRoot, String handler) {
            if (!command.isEmpty()) {
                return command;
            }
            if (Files.exists(taskRoot.resolve("bootstrap"))) {
                return Runtimes.bootstrap(taskRoot);
            }
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            return Runtimes.managedJava(
                    java, Path.of(System.getProperty("java.io.tmpdir"), "lambda-local"), handler);
        }
    }
}
