package com.thebabesclub.commerce.operator.secret;

import com.thebabesclub.commerce.operator.secret.SecretWriter.Outcome;
import com.thebabesclub.commerce.operator.secret.SecretWriter.SecretAssignment;
import com.thebabesclub.commerce.runtime.secret.SsmParameterStore;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.command.ErrorMessages;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.sync.command.Terminal;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.serde.annotation.Serdeable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** {@code secrets}: where the functions read them. */
@RequiresCommandLine
@Command(name = "secrets", description = "Puts the shop's secrets where its functions read them.")
public final class SecretsCommand extends ShopCommand {

    private static final int ALL_THERE = 0;
    private static final int SOME_LEFT = 1;
    private static final int NOTHING_DONE = 2;

    private final EnvironmentVariables variables;
    private final Terminal terminal;
    private final RandomGenerator random;
    private final SsmParameterStore parameters;
    private final Environment environment;
    private final JsonRenderer renderer;

    SecretsCommand(
            EnvironmentVariables variables,
            Terminal terminal,
            RandomGenerator random,
            SsmParameterStore parameters,
            Environment environment,
            JsonRenderer renderer) {
        this.variables = variables;
        this.terminal = terminal;
        this.random = random;
        this.parameters = parameters;
        this.environment = environment;
        this.renderer = renderer;
    }

    /** {@code secrets put}. */
    @Command(
            description = {
                "Writes secrets to SSM as parameters of the sort SecureString.",
                "",
                "Values are typed unseen, or come from a file, standard input or the environment. They are"
                        + " no arguments, since everybody on a machine can read those, and nothing prints them. A"
                        + " parameter that has its value already is left alone; one that has another is"
                        + " replaced with --overwrite only."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:all parameters are there",
                "1:one has another value, or it was cut off; with --dry-run: there is something to write",
                "2:nothing was written"
            })
    Mono<Integer> put(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "SECRET",
                            description =
                                    "stripe, publishable, webhook, quote, jwt, postmark; default all but"
                                            + " postmark.")
                    List<String> words,
            @Mixin ParameterNames names,
            @Option(
                            names = "--region",
                            paramLabel = "REGION",
                            description = "Such as us-east-1; default AWS_REGION.")
                    Optional<String> region,
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            description =
                                    "Lines of NAME=value, such as STRIPE_SECRET=…, or the value alone where"
                                            + " one secret is put; - is standard input.")
                    Optional<String> file,
            @Option(names = "--env", description = "The values are the variables of these names.")
                    boolean env,
            @Option(
                            names = "--generate",
                            description =
                                    "Makes the values of quote and jwt, if they are not there.")
                    boolean generate,
            @Option(names = "--overwrite", description = "Replaces other values.")
                    boolean overwrite,
            @Option(
                            names = "--kms-key",
                            paramLabel = "ID",
                            description = "Encrypts with this key; default the account's own.")
                    Optional<String> kmsKey,
            @Option(names = "--dry-run", description = "Says what would be written.")
                    boolean dryRun,
            @Option(names = "--json", description = "For machines.") boolean json) {
        SecretInputs inputs = new SecretInputs(variables, terminal, random, names, generate);
        List<SecretAssignment> asked = inputs.of(words == null ? List.of() : words, file, env);
        region.ifPresent(this::useRegion);
        return put(asked, new SecretWriter(parameters, overwrite, dryRun, kmsKey), dryRun, json);
    }

    /** Where the framework's clients of AWS look first. */
    private void useRegion(String region) {
        environment.addPropertySource(PropertySource.of("--region", Map.of("aws.region", region)));
    }

    private Mono<Integer> put(
            List<SecretAssignment> assignments, SecretWriter writer, boolean dryRun, boolean json) {
        List<Outcome> outcomes = new ArrayList<>();
        return Flux.fromIterable(assignments)
                .concatMap(
                        assignment ->
                                writer.put(assignment)
                                        .doOnNext(outcomes::add)
                                        .doOnNext(
                                                outcome -> line(assignment, outcome, dryRun, json)),
                        1)
                .then(Mono.fromSupplier(() -> exitCode(outcomes, dryRun)))
                .onErrorResume(RuntimeException.class, cut -> cutOff(cut, outcomes))
                .doOnNext(_ -> tell(assignments, outcomes, dryRun, json));
    }

    private Mono<Integer> cutOff(RuntimeException cut, List<Outcome> outcomes) {
        err().println(ErrorMessages.of(cut));
        return Mono.just(outcomes.stream().anyMatch(Outcome::isWrite) ? SOME_LEFT : NOTHING_DONE);
    }

    private static int exitCode(List<Outcome> outcomes, boolean dryRun) {
        boolean refused = outcomes.contains(Outcome.REFUSED);
        boolean pending = dryRun && outcomes.stream().anyMatch(Outcome::isWrite);
        return refused || pending ? SOME_LEFT : ALL_THERE;
    }

    private void tell(
            List<SecretAssignment> assignments,
            List<Outcome> outcomes,
            boolean dryRun,
            boolean json) {
        if (json) {
            out().println(renderer.text(lines(assignments, outcomes, dryRun)));
        }
    }

    private void line(SecretAssignment assignment, Outcome outcome, boolean dryRun, boolean json) {
        if (json) {
            return;
        }
        out().printf(
                        "%-24s %-36s %s%s%n",
                        assignment.secret().variable(),
                        assignment.parameter(),
                        dryRun && outcome.isWrite() ? "would be " + outcome.text() : outcome.text(),
                        SecretFormat.mode(assignment.value())
                                .map(mode -> ", a " + mode + " key")
                                .orElse(""));
    }

    private static SecretLine[] lines(
            List<SecretAssignment> assignments, List<Outcome> outcomes, boolean dryRun) {
        return IntStream.range(0, outcomes.size())
                .mapToObj(i -> SecretLine.of(assignments.get(i), outcomes.get(i), dryRun))
                .toArray(SecretLine[]::new);
    }

    /**
     * What came of a secret, without its value.
     *
     * @param secret the name of its variable
     */
    @Serdeable
    record SecretLine(String secret, String parameter, String outcome, boolean dryRun) {

        static SecretLine of(SecretAssignment assignment, Outcome outcome, boolean dryRun) {
            return new SecretLine(
                    assignment.secret().variable(),
                    assignment.parameter(),
                    outcome.name().toLowerCase(Locale.ROOT),
                    dryRun);
        }
    }
}
