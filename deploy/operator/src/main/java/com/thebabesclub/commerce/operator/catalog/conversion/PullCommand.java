package com.thebabesclub.commerce.operator.catalog.conversion;

import com.thebabesclub.commerce.operator.catalog.IdMap;
import com.thebabesclub.commerce.operator.catalog.IdMapFile;
import com.thebabesclub.commerce.operator.catalog.StripeOwnershipMetadata;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.stripe.StripeCatalogClient;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripePage;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** {@code catalog pull}: a catalogue of what the Stripe account sells. */
@RequiresCommandLine
@Command(
        name = "pull",
        description = {
            "Makes a catalogue of the products that the Stripe account sells.",
            "",
            "A product's sku is in its metadata, or in the map of ids. Nothing is guessed: what is not"
                    + " clear is left out and named, for a person to decide. Bundles are not at Stripe and"
                    + " have to be added. Stripe is only read."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is in the catalogue, which can be sold from",
            "1:it was written, and something is to be decided",
            "2:nothing was written"
        })
public final class PullCommand extends DraftCommand implements Callable<Mono<Integer>> {

    private final Provider<StripeGateway> stripes;
    private final Provider<ShopProperties> shop;
    private final IdMapFile maps;
    private final TokenBucket tokens;
    private final Clock clock;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            defaultValue = "stripe-id-map.json",
            description =
                    "The map of skus to Stripe's ids, if there is one. Default ${DEFAULT-VALUE}.")
    private Path map = Path.of("");

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Of the prices; default the one that all of them have.")
    private Optional<String> currency = Optional.empty();

    PullCommand(
            Provider<StripeGateway> stripes,
            Provider<ShopProperties> shop,
            IdMapFile maps,
            TokenBucket tokens,
            Clock clock,
            CatalogDraftFile files) {
        super(files);
        this.stripes = stripes;
        this.shop = shop;
        this.maps = maps;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Mono<Integer> call() {
        IdMap known = maps.read(map);
        StripeCatalogClient stripe = new StripeCatalogClient(stripes.get());
        Mono<List<ProductRecord>> products =
                all(stripe::activeProducts)
                        .concatWith(named(stripe, known))
                        .distinct()
                        .collectList();
        Mono<List<PriceRecord>> prices = all(stripe::activePrices).collectList();
        return products.zipWhen(_ -> prices)
                .map(all -> new StripeAccount(all.getT1(), all.getT2(), known))
                .map(
                        account ->
                                StripeCatalogConverter.of(
                                        account, mark(), currency, clock.instant()))
                .map(this::written);
    }

    private StripeOwnershipMetadata mark() {
        return StripeOwnershipMetadata.from(shop.get());
    }

    /** What the map names, for sale or not. */
    private Flux<ProductRecord> named(StripeCatalogClient stripe, IdMap known) {
        return Flux.fromIterable(known.entries().values())
                .map(IdMap.Entry::productId)
                .distinct()
                .buffer(StripeCatalogClient.MOST_IDS)
                .concatMap(ids -> tokens.take().then(stripe.products(ids)), 1)
                .concatMapIterable(records -> records);
    }

    private <T> Flux<T> all(Function<Optional<String>, Mono<StripePage<T>>> page) {
        return StripePage.all(after -> tokens.take().then(Mono.defer(() -> page.apply(after))))
                .concatMapIterable(StripePage::elements);
    }
}
