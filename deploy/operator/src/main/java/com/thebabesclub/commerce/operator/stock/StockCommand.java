package com.thebabesclub.commerce.operator.stock;

import com.thebabesclub.commerce.domain.stock.StockCount;
import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.domain.stock.StockRefusedException;
import com.thebabesclub.commerce.stock.StockKeyRepository;
import com.thebabesclub.commerce.stock.StockRecountService;
import com.thebabesclub.commerce.stock.StockRepository;
import com.thebabesclub.commerce.stock.StockRequest;
import com.thebabesclub.commerce.stock.StockService;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code stock}: how many pieces there are of what the catalogue counts. */
@RequiresCommandLine
@Command(name = "stock", description = "How many pieces there are of what is counted.")
public final class StockCommand extends ShopCommand {

    /** As many as one call of the table reads. */
    private static final int AT_ONCE = 100;

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOTHING_THERE = 1;

    private final Provider<StockService> services;
    private final Provider<StockRepository> levels;
    private final Provider<StockKeyRepository> keys;
    private final Provider<StockRecountService> recounts;

    StockCommand(
            Provider<StockService> services,
            Provider<StockRepository> levels,
            Provider<StockKeyRepository> keys,
            Provider<StockRecountService> recounts) {
        this.services = services;
        this.levels = levels;
        this.keys = keys;
        this.recounts = recounts;
    }

    /** {@code stock set}. */
    @Command(
            description = {
                "Puts pieces in, takes some out, or says how many can be had.",
                "",
                "Given again with the same --key it changes nothing more."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:it is so now",
                "1:what there is does not allow it",
                "2:nothing could be done"
            })
    Mono<Integer> set(
            @Parameters(paramLabel = "SKU", description = "The product.") String sku,
            @Option(
                            names = "--variant",
                            paramLabel = "ID",
                            description = "The variant, where it is counted apart.")
                    Optional<String> variant,
            @Option(
                            names = "--difference",
                            paramLabel = "N",
                            description = "Pieces to put in; below 0 to take out.")
                    Optional<Long> difference,
            @Option(names = "--count", paramLabel = "N", description = "How many can be had.")
                    Optional<Long> count,
            @Option(
                            names = "--seen",
                            paramLabel = "VERSION",
                            description = "For --count: the version that stock list showed.")
                    Optional<String> seen,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
                    Optional<String> reason,
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "KEY",
                            description = "A name for this change, of your making.")
                    String key,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            defaultValue = "${sys:user.name}",
                            description = "Who; default who is signed in here.")
                    String by) {
        return carryOut(
                List.of(
                        StockRow.request(
                                new StockRow(sku, variant, difference, count, seen, reason),
                                StockRow.id(key, 1),
                                by)));
    }

    /** {@code stock list}. */
    @Command(
            description = "Lists all that the published catalogue counts.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:all is printed", "1:nothing is counted", "2:it could not be read"})
    Mono<Integer> list() {
        return levels().doOnNext(
                        level ->
                                out().printf(
                                                "%-32s %6d available %6d put  %s%n",
                                                level.key().text(),
                                                level.available(),
                                                level.put(),
                                                level.version()))
                .count()
                .map(StockCommand::exit);
    }

    /** {@code stock export}. */
    @Command(
            description = "Prints all that the published catalogue counts as CSV.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:all is printed", "1:nothing is counted", "2:it could not be read"})
    Mono<Integer> export() {
        return levels().collectList()
                .doOnNext(all -> out().print(StockFile.text(all)))
                .doOnNext(_ -> out().flush())
                .map(all -> exit(all.size()));
    }

    /** {@code stock import}. */
    @Command(
            name = "import",
            description = {
                "Carries out the rows of a CSV file, each as stock set would: sku, variantId, and"
                        + " difference with reason, or count with version. Rows with neither are"
                        + " left alone, and other columns are for people.",
                "",
                "Nothing is written where a row is wrong. Given again with the same --key it goes on"
                        + " where it was."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:all rows are carried out",
                "1:what there is did not allow some, or it broke off",
                "2:nothing was done"
            })
    Mono<Integer> carryOutFile(
            @Parameters(paramLabel = "FILE", description = "CSV in UTF-8, as stock export prints.")
                    Path file,
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "KEY",
                            description = "A name for this import, of your making.")
                    String key,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            defaultValue = "${sys:user.name}",
                            description = "Who; default who is signed in here.")
                    String by) {
        return carryOut(StockFile.requests(file, key, by));
    }

    /** {@code stock recount}. */
    @Command(
            description = {
                "Counts the pieces anew: walks the list of orders since the first piece was put in,"
                        + " and says of each product how many were put in, can be had, are held"
                        + " and were sold.",
                "",
                "What carts changed meanwhile is left out; count again."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:all adds up, or does so now",
                "1:some does not",
                "2:it could not be counted"
            })
    Mono<Integer> recount(
            @Option(names = "--write", description = "Make what can be had fit what was counted.")
                    boolean write,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            defaultValue = "${sys:user.name}",
                            description = "Who; default who is signed in here.")
                    String by) {
        StockRecountService service = recounts.get();
        return keys.get()
                .all()
                .flatMap(
                        all ->
                                service.recount(all)
                                        .concatMap(count -> recounted(service, count, write, by))
                                        .collectList()
                                        .map(exits -> left(all.size() - exits.size(), exits)));
    }

    private int left(int unsteady, List<Integer> exits) {
        if (unsteady > 0) {
            err().println("Carts changed " + unsteady + " meanwhile; count again.");
        }
        return exits.stream().reduce(unsteady > 0 ? REFUSED : DONE, Math::max);
    }

    private Mono<Integer> recounted(
            StockRecountService service, StockCount count, boolean write, String by) {
        out().printf(
                        "%-32s %6d put %6d available %6d held %6d sold %+6d difference%n",
                        count.level().key().text(),
                        count.level().put(),
                        count.level().available(),
                        count.held(),
                        count.sold(),
                        count.difference());
        if (count.difference() == 0) {
            return Mono.just(DONE);
        }
        return write
                ? service.correct(count, by)
                        .thenReturn(DONE)
                        .onErrorResume(
                                WriteRefused.class,
                                _ -> {
                                    err().println(
                                                    count.level().key().text()
                                                            + ": somebody changed it meanwhile;"
                                                            + " count again.");
                                    return Mono.just(REFUSED);
                                })
                : Mono.just(REFUSED);
    }

    private Mono<Integer> carryOut(List<StockRequest> requests) {
        StockService service = services.get();
        return Flux.fromIterable(requests)
                .concatMap(request -> carryOut(service, request))
                .reduce(DONE, Math::max);
    }

    /** One that is refused does not keep the others from being carried out. */
    private Mono<Integer> carryOut(StockService service, StockRequest request) {
        return service.change(request)
                .doOnNext(
                        result ->
                                out().printf(
                                                "%s: %d available%n",
                                                request.key().text(), result.level().available()))
                .map(_ -> DONE)
                .onErrorResume(
                        StockRefusedException.class,
                        refused -> {
                            err().println(StockRefusalSentence.of(request.key(), refused));
                            return Mono.just(REFUSED);
                        });
    }

    private static int exit(long counted) {
        return counted > 0 ? DONE : NOTHING_THERE;
    }

    private Flux<StockLevel> levels() {
        StockRepository repository = levels.get();
        return keys.get()
                .all()
                .flatMapIterable(all -> all)
                .buffer(AT_ONCE)
                .concatMap(repository::levels)
                .flatMapIterable(page -> page);
    }
}
