package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.catalog.Catalog;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known before Stripe is asked: the catalogue, the map that the last import wrote, and our
 * mark.
 */
record ImportInputs(Catalog catalog, IdMap map, StripeOwnershipMetadata mark) {

    List<PriceOffer> offers() {
        return PriceOffer.of(catalog);
    }

    /** Where a sku's product may be, the likeliest first. */
    Set<String> productIds(String sku) {
        Set<String> ids = new LinkedHashSet<>();
        catalog.product(sku).flatMap(product -> product.stripeProductId()).ifPresent(ids::add);
        entry(sku).map(IdMap.Entry::productId).ifPresent(ids::add);
        ids.add(mark.productId(sku));
        return ids;
    }

    /** All products that we have a name for, those that left the catalogue among them. */
    Set<String> productIds() {
        Stream<String> ours =
                catalog.products().stream().flatMap(product -> productIds(product.sku()).stream());
        Stream<String> once = map.entries().values().stream().map(IdMap.Entry::productId);
        return Stream.concat(ours, once).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The prices that catalogue and map name. */
    Set<String> priceIds() {
        Stream<String> ours =
                catalog.products().stream()
                        .map(product -> product.stripePriceId().orElse(""))
                        .filter(id -> !id.isEmpty());
        Stream<String> once = map.entries().values().stream().map(IdMap.Entry::priceId);
        return Stream.concat(ours, once).collect(Collectors.toSet());
    }

    /** The price that catalogue or map name for this offer. */
    Collection<String> priceIds(PriceOffer offer) {
        Optional<String> stated =
                offer.variant().isPresent()
                        ? Optional.empty()
                        : catalog.product(offer.sku()).flatMap(product -> product.stripePriceId());
        return Stream.of(stated, entry(offer.name()).map(IdMap.Entry::priceId))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<IdMap.Entry> entry(String name) {
        return Optional.ofNullable(map.entries().get(name));
    }
}
