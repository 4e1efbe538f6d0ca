package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.operator.catalog.CatalogCheckService;
import com.thebabesclub.commerce.operator.token.TokenExplanationService;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.sync.command.Terminal;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code check}: what the switch would leave behind. */
@RequiresCommandLine
@Command(
        name = "check",
        description = {
            "Lists what the switch would leave behind, before anything is switched.",
            "",
            "Sessions at Stripe without a mark of this shop, and until when SETTLE_UNMARKED_SESSIONS has"
                    + " to stay on; metadata that nothing reads; orders and profiles of the table, by a"
                    + " dry run of table migrate; where it is named, the catalogue against the map of"
                    + " ids; and where one comes in, a token against the settings.",
            "",
            "Reads Stripe and the table; writes nothing. Before table migrate it also lists what was"
                    + " ordered long ago. The token comes from standard input and nothing of it is printed."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing would be left behind",
            "1:something is listed",
            "2:it could not be read"
        })
public final class CheckCommand extends ShopCommand implements Callable<Mono<Integer>> {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 3_650;
    private static final String USUAL_MAP = "stripe-id-map.json";

    private static final MigrationRequest ROWS =
            new MigrationRequest(true, false, false, List.of(), MigrationRequest.USUAL_READ_UNITS);

    private final Provider<UnmarkedSessionService> sessions;
    private final Provider<MigrationService> migrations;
    private final CatalogCheckService catalogs;
    private final TokenExplanationService tokens;
    private final Terminal terminal;
    private final JsonRenderer renderer;
    private final Clock clock;

    @Option(names = "--days", paramLabel = "N", description = "How far back; default 30.")
    private Optional<Integer> days = Optional.empty();

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description =
                    "The catalogue to compare; default CATALOG_LOCATION where there is --map.")
    private Optional<String> catalog = Optional.empty();

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "The map of ids to compare; default " + USUAL_MAP + ".")
    private Optional<Path> map = Optional.empty();

    @Option(
            names = "--token-stdin",
            description = "Holds the token on standard input against the settings of the services.")
    private boolean token;

    @Option(names = "--json", description = "For machines, one finding a line.")
    private boolean json;

    CheckCommand(
            Provider<UnmarkedSessionService> sessions,
            Provider<MigrationService> migrations,
            CatalogCheckService catalogs,
            TokenExplanationService tokens,
            Terminal terminal,
            JsonRenderer renderer,
            Clock clock) {
        this.sessions = sessions;
        this.migrations = migrations;
        this.catalogs = catalogs;
        this.tokens = tokens;
        this.terminal = terminal;
        this.renderer = renderer;
        this.clock = clock;
    }

    @Override
    public Mono<Integer> call() {
        int age = within("--days", days, MOST_DAYS).orElse(USUAL_DAYS);
        CheckLines lines = new CheckLines(out(), renderer, json, clock.instant());
        return token(lines)
                .then(Mono.defer(() -> catalogue(lines)))
                .then(Mono.defer(() -> sessions.get().ofLast(Duration.ofDays(age))))
                .doOnNext(lines::sessions)
                .then(Mono.defer(() -> migrations.get().run(ROWS, lines)))
                .doOnNext(lines::rows)
                .then(Mono.fromSupplier(lines::exitCode));
    }

    private Mono<Void> token(CheckLines lines) {
        return Mono.defer(() -> token ? tokens.explain(terminal) : Mono.empty())
                .doOnNext(lines::token)
                .then();
    }

    private Mono<Void> catalogue(CheckLines lines) {
        return Mono.defer(
                        () ->
                                catalog.isPresent() || map.isPresent()
                                        ? catalogs.differences(
                                                catalog, map.orElse(Path.of(USUAL_MAP)))
                                        : Mono.empty())
                .doOnNext(lines::catalogue)
                .then();
    }
}
