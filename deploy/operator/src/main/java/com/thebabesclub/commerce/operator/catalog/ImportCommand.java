package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.stripe.StripeCatalogClient;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.sync.command.ErrorMessages;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.UsageException;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;

import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code catalog import}: what is sold, at Stripe. */
@RequiresCommandLine
@Command(
        name = "import",
        description = {
            "Makes Stripe's products and prices what the catalogue says.",
            "",
            "What is missing is made, and a changed price is a new price. What left the catalogue is"
                    + " archived with --archive only. Others' products stay as they are. The plan is shown"
                    + " before anything is done. Typed twice, it does nothing the second time; cut off, it"
                    + " goes on where it was."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is as the catalogue says",
            "1:it was cut off; with --dry-run: there is something to do",
            "2:nothing was done"
        })
public final class ImportCommand extends ShopCommand implements Callable<Mono<Integer>> {

    private static final int DONE = 0;
    private static final int SOME_LEFT = 1;
    private static final int NOTHING_DONE = 2;

    private final CatalogInput input;
    private final Provider<ShopProperties> shop;
    private final Provider<StripeGateway> stripes;
    private final TokenBucket tokens;
    private final IdMapFile maps;
    private final Terminal terminal;
    private final JsonRenderer renderer;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "The catalogue; default CATALOG_LOCATION.")
    private Optional<String> location = Optional.empty();

    @Option(
            names = "--map",
            paramLabel = "FILE",
            defaultValue = "stripe-id-map.json",
            description =
                    "The map of skus to Stripe's ids: what it names is taken over, and it is written anew."
                            + " Default ${DEFAULT-VALUE}.")
    private Path file = Path.of("");

    @Option(
            names = "--archive",
            description =
                    "Archives the products that left the catalogue, too; not where that is more than a fifth"
                            + " of the map.")
    private boolean archive;

    @Option(names = "--yes", description = "Does not ask whether the plan is right.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Shows the plan and does nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    ImportCommand(
            CatalogInput input,
            Provider<ShopProperties> shop,
            Provider<StripeGateway> stripes,
            TokenBucket tokens,
            IdMapFile maps,
            Terminal terminal,
            JsonRenderer renderer) {
        this.input = input;
        this.shop = shop;
        this.stripes = stripes;
        this.tokens = tokens;
        this.maps = maps;
        this.terminal = terminal;
        this.renderer = renderer;
    }

    @Override
    public Mono<Integer> call() {
        return input.read(location).flatMap(this::bring);
    }

    private Mono<Integer> bring(Catalog catalog) {
        ImportInputs inputs =
                new ImportInputs(
                        catalog, maps.read(file), StripeOwnershipMetadata.from(shop.get()));
        StripeCatalogClient stripe = new StripeCatalogClient(stripes.get());
        return new StripeInventoryReader(stripe, tokens)
                .take(inputs)
                .map(inventory -> complete(ImportPlanner.of(inputs, inventory)))
                .map(plan -> archive ? plan : plan.withoutArchiving())
                .flatMap(plan -> done(plan, new ImportExecutor(stripe, tokens)));
    }

    private Mono<Integer> done(ImportPlan plan, ImportExecutor executor) {
        if (dryRun) {
            return shown(plan);
        }
        return agreed(plan) ? carriedOut(plan, executor) : Mono.just(NOTHING_DONE);
    }

    /** A catalogue that lacks much of what was sold is most likely another one. */
    private ImportPlan complete(ImportPlan plan) {
        if (!dryRun && plan.losesTooMany(archive)) {
            throw new UsageException(
                    "More than a fifth of the skus that %s and Stripe have would no longer be sold: is it the right catalogue?"
                                    .formatted(file)
                            + " --dry-run shows them. If it is meant, archive them in Stripe's dashboard first.");
        }
        return plan;
    }

    private boolean agreed(ImportPlan plan) {
        if (yes || plan.steps().isEmpty()) {
            return true;
        }
        if (!json) {
            plan.steps().forEach(step -> out().println(ImportPlanLine.of(step).text()));
        }
        Optional<String> answer =
                terminal.answer(
                        "%d steps at Stripe. Carry them out? Type yes:"
                                .formatted(plan.steps().size()));
        if (answer.isEmpty()) {
            err().println(
                            "Nobody is here to ask: look at the plan with --dry-run, then say --yes.");
        }
        return answer.filter(typed -> typed.equalsIgnoreCase("yes")).isPresent();
    }

    private Mono<Integer> shown(ImportPlan plan) {
        List<ImportPlanLine> lines = new ArrayList<>();
        plan.steps().forEach(step -> line(step, lines));
        tell(plan, lines);
        return Mono.just(plan.steps().isEmpty() ? DONE : SOME_LEFT);
    }

    private Mono<Integer> carriedOut(ImportPlan plan, ImportExecutor executor) {
        List<ImportPlanLine> done = new ArrayList<>();
        return executor.carryOut(plan, step -> line(step, done))
                .doOnNext(map -> maps.write(map, file))
                .thenReturn(DONE)
                .onErrorResume(RuntimeException.class, cut -> cutOff(cut, plan, done))
                .doOnNext(_ -> tell(plan, done));
    }

    private Mono<Integer> cutOff(RuntimeException cut, ImportPlan plan, List<ImportPlanLine> done) {
        err().println(ErrorMessages.of(cut));
        err().printf(
                        "%d of %d steps are done; run it again for the rest.%n",
                        done.size(), plan.steps().size());
        return Mono.just(done.isEmpty() ? NOTHING_DONE : SOME_LEFT);
    }

    private void line(ImportStep step, List<ImportPlanLine> done) {
        ImportPlanLine line = ImportPlanLine.of(step);
        done.add(line);
        if (!json) {
            out().println(line.text());
        }
    }

    private void tell(ImportPlan plan, List<ImportPlanLine> done) {
        if (json) {
            out().println(renderer.text(ImportReply.of(plan, done, dryRun)));
            return;
        }
        plan.notes().forEach(note -> out().println("! " + note));
        out().printf(
                        "%s%d made, %d changed, %d archived, %d products unchanged%n",
                        dryRun ? "would be: " : "",
                        count(done, "+"),
                        count(done, "~"),
                        count(done, "-"),
                        plan.unchanged());
    }

    private static long count(List<ImportPlanLine> lines, String sign) {
        return lines.stream().filter(line -> line.sign().equals(sign)).count();
    }

    /**
     * What an import came to.
     *
     * @param steps that were done, or would be
     * @param planned how many steps there were to do
     * @param unchanged products with which nothing was to be done
     * @param notes what a person should know, as sentences
     */
    @Serdeable
    record ImportReply(
            boolean dryRun,
            List<ImportPlanLine> steps,
            int planned,
            int unchanged,
            List<String> notes) {

        static ImportReply of(ImportPlan plan, List<ImportPlanLine> done, boolean dryRun) {
            return new ImportReply(
                    dryRun, List.copyOf(done), plan.steps().size(), plan.unchanged(), plan.notes());
        }
    }
}
