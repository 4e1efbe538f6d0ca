package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.stripe.StripeCatalogClient;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.PriceChange;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.ProductChange;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries a plan out, step by step. */
record ImportExecutor(StripeCatalogClient stripe, TokenBucket tokens) {

    private static final ProductChange ARCHIVED = ProductChange.active(false);

    private static final PriceChange NO_LONGER_SOLD =
            new PriceChange(Optional.of(false), Optional.empty(), Map.of());

    /**
     * Ends at the first step that fails.
     *
     * @param told of each step once it is done
     * @return the map of ids
     */
    Mono<IdMap> carryOut(ImportPlan plan, Consumer<ImportStep> told) {
        Map<PriceOffer, String> made = new HashMap<>();
        return Flux.fromIterable(plan.steps())
                .concatMap(
                        step ->
                                tokens.take()
                                        .then(Mono.defer(() -> one(step, plan, made)))
                                        .doOnSuccess(_ -> told.accept(step)),
                        1)
                .then(Mono.fromSupplier(() -> plan.map(made)));
    }

    private Mono<Void> one(ImportStep step, ImportPlan plan, Map<PriceOffer, String> made) {
        return switch (step) {
            case ImportStep.MakeProduct make -> stripe.create(make.product());
            case ImportStep.ChangeProduct change ->
                    stripe.update(change.before().id(), change.change());
            case ImportStep.ArchiveProduct archive ->
                    stripe.update(archive.product().id(), ARCHIVED);
            case ImportStep.MakePrice make ->
                    stripe.create(make.price(), make.key())
                            .doOnNext(id -> made.put(make.offer(), id))
                            .then();
            case ImportStep.ChangePrice change ->
                    stripe.update(change.before().id(), change.change());
            case ImportStep.ChooseDefault choose ->
                    stripe.update(
                            choose.productId(),
                            ProductChange.soldAt(priceOf(choose.offer(), plan, made)));
            case ImportStep.ArchivePrice archive ->
                    stripe.update(archive.price().id(), NO_LONGER_SOLD);
        };
    }

    private static String priceOf(PriceOffer offer, ImportPlan plan, Map<PriceOffer, String> made) {
        return plan.places().stream()
                .filter(place -> place.offer().equals(offer))
                .flatMap(place -> place.priceId().stream())
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(made.get(offer)));
    }
}
