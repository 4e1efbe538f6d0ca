package com.thebabesclub.commerce.sync.catalog;

import com.thebabesclub.commerce.stripe.StripeCatalog;
import com.thebabesclub.commerce.stripe.StripeCatalog.PriceChange;
import com.thebabesclub.commerce.stripe.StripeCatalog.ProductChange;
import com.thebabesclub.commerce.sync.reconcile.TokenBucket;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries a plan out, step by step. */
final class Importing {

    private static final ProductChange ARCHIVED =
            new ProductChange(Optional.empty(), Optional.of(false), Optional.empty(), Map.of());

    private static final PriceChange NO_LONGER_SOLD =
            new PriceChange(Optional.of(false), Optional.empty(), Map.of());

    private final StripeCatalog stripe;
    private final TokenBucket pace;

    Importing(StripeCatalog stripe, TokenBucket pace) {
        this.stripe = stripe;
        this.pace = pace;
    }

    /**
     * Ends at the first step that fails.
     *
     * @param told of each step once it is done
     * @return the map of ids
     */
    Mono<IdMap> carryOut(Plan plan, Consumer<Step> told) {
        Map<Offer, String> made = new HashMap<>();
        return Flux.fromIterable(plan.steps())
                .concatMap(
                        step ->
                                pace.take()
                                        .then(Mono.defer(() -> one(step, plan, made)))
                                        .doOnSuccess(_ -> told.accept(step)),
                        1)
                .then(Mono.fromSupplier(() -> plan.map(made)));
    }

    private Mono<Void> one(Step step, Plan plan, Map<Offer, String> made) {
        return switch (step) {
            case Step.MakeProduct make -> stripe.create(make.product());
            case Step.ChangeProduct change -> stripe.update(change.before().id(), change.change());
            case Step.ArchiveProduct archive -> stripe.update(archive.product().id(), ARCHIVED);
            case Step.MakePrice make ->
                    stripe.create(make.price(), make.key())
                            .doOnNext(id -> made.put(make.offer(), id))
                            .then();
            case Step.ChangePrice change -> stripe.update(change.before().id(), change.change());
            case Step.ChooseDefault choose ->
                    stripe.update(choose.productId(), soldAt(priceOf(choose.offer(), plan, made)));
            case Step.ArchivePrice archive -> stripe.update(archive.price().id(), NO_LONGER_SOLD);
        };
    }

    private static String priceOf(Offer offer, Plan plan, Map<Offer, String> made) {
        return plan.places().stream()
                .filter(place -> place.offer().equals(offer))
                .flatMap(place -> place.priceId().stream())
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(made.get(offer)));
    }

    private static ProductChange soldAt(String priceId) {
        return new ProductChange(
                Optional.empty(), Optional.empty(), Optional.of(priceId), Map.of());
    }
}
