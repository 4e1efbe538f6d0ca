package com.thebabesclub.commerce.local;

import com.thebabesclub.commerce.local.demo.Paper;
import com.thebabesclub.commerce.local.demo.Story;
import com.thebabesclub.commerce.local.process.StackProblem;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What {@code ./run-local} runs. */
@Command(name = "run-local", description = "Runs the whole shop on this machine until Ctrl-C.")
public final class Main implements Callable<Integer> {

    private static final int NO_BASE = -1;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description =
                    "Six ports from N: gateway, checkout, webhook, dashboard, DynamoDB, Stripe.")
    private int portBase = NO_BASE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Option(names = "--root", hidden = true, scope = ScopeType.INHERIT)
    private Path root = Path.of("");

    private final PrintStream out = System.out;

    public static void main(String[] arguments) {
        // Read once, by the first use of the JDK's HTTP client and server.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        CommandLine commandLine =
                new CommandLine(new Main())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(
                                (problem, command, parsed) -> {
                                    if (!(problem instanceof StackProblem)) {
                                        throw problem;
                                    }
                                    System.err.println(problem.getMessage());
                                    return 1;
                                });
        System.exit(commandLine.execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Parts parts = parts();
        try (Stack stack = Stack.start(parts, this::tell)) {
            Ports ports = parts.settings().ports();
            out.printf("%n  The shop   %s/shop/%n", ports.origin());
            out.printf("  Console    %s/console/%n", ports.origin());
            out.printf("  The wire   %s/wire/%n", ports.origin());
            out.printf("  Its routes %s%n", ports.origin());
            out.printf("  Its logs   %s%n", parts.folder());
            out.println("  Ctrl-C stops it.");
            throw stack.unexpectedEnd().join();
        }
    }

    @Command(description = "Prints a bearer token for the local stack, good for 12 hours.")
    int token(
            @Option(names = "--sub", required = true, description = "The user id.") String subject,
            @Option(names = "--email", description = "A verified e-mail address.")
                    Optional<String> email,
            @Option(names = "--admin", description = "With the role ADMIN.") boolean admin) {
        out.println(new LocalToken(subject, email, admin).signed(Clock.systemUTC()));
        return 0;
    }

    @Command(
            description =
                    "Takes one order all the way through, against the stack on these ports or one that it starts.")
    int demo(
            @Option(
                            names = "--kill",
                            paramLabel = "webhook",
                            description = "Stop the webhook service before the payment.")
                    Optional<Service> kill)
            throws InterruptedException {
        if (kill.isPresent() && kill.get() != Service.WEBHOOK) {
            throw new StackProblem("--kill takes webhook: without the other two nobody pays.");
        }
        Paper paper = Paper.of(Integer.getInteger("columns", 0), System.getenv());
        boolean well =
                new DemoRun(parts(), this::tell, new Story(out, paper)).run(kill.isPresent());
        return well ? 0 : 1;
    }

    private Parts parts() {
        Ports ports = portBase == NO_BASE ? Ports.USUAL : Ports.from(portBase);
        return new Parts(
                root.toAbsolutePath(), LocalSettings.of(ports, Map.copyOf(System.getenv())));
    }

    private void tell(String part, int port, Duration took) {
        out.printf("  %-18s %5d   %4.1f s%n", part, port, took.toMillis() / 1000.0);
    }
}
