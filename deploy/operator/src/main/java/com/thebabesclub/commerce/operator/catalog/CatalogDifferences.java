package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the catalogue, the map of ids and Stripe differ: a function of the three. */
record CatalogDifferences(ImportInputs inputs, StripeInventory stripe) {

    /** A sentence for each offer or line of the map, those of the catalogue first. */
    static List<String> of(ImportInputs inputs, StripeInventory stripe) {
        CatalogDifferences differences = new CatalogDifferences(inputs, stripe);
        return Stream.concat(differences.unmapped(), differences.ofMap()).toList();
    }

    private Stream<String> unmapped() {
        return offers().map(PriceOffer::name)
                .filter(name -> !inputs.map().entries().containsKey(name))
                .map("%s has no line in the map."::formatted);
    }

    private Stream<PriceOffer> offers() {
        return inputs.catalog().products().stream()
                .filter(Product::active)
                .flatMap(product -> PriceOffer.of(product).stream());
    }

    private Stream<String> ofMap() {
        Map<String, PriceOffer> offers =
                offers().collect(Collectors.toMap(PriceOffer::name, offer -> offer));
        Set<String> skus =
                inputs.catalog().products().stream().map(Product::sku).collect(Collectors.toSet());
        return inputs.map().entries().entrySet().stream()
                .flatMap(
                        line ->
                                Optional.ofNullable(offers.get(line.getKey()))
                                        .map(offer -> sold(offer, line.getValue()))
                                        .orElseGet(() -> unsold(line.getKey(), skus))
                                        .stream());
    }

    private static Optional<String> unsold(String name, Set<String> skus) {
        return skus.contains(IdMap.sku(name))
                ? Optional.empty()
                : Optional.of("%s of the map is not in the catalogue.".formatted(name));
    }

    private Optional<String> sold(PriceOffer offer, IdMap.Entry entry) {
        Optional<ProductRecord> product = stripe.product(entry.productId());
        if (product.isEmpty()) {
            return differs(offer, "Stripe has no product %s of ours".formatted(entry.productId()));
        }
        if (!product.get().active()) {
            return differs(offer, "%s is archived at Stripe".formatted(entry.productId()));
        }
        return stripe.pricesOf(entry.productId())
                .filter(price -> price.active() && price.id().equals(entry.priceId()))
                .findFirst()
                .map(price -> amount(offer, price))
                .orElseGet(
                        () ->
                                differs(
                                        offer,
                                        "Stripe sells nothing at %s".formatted(entry.priceId())));
    }

    private Optional<String> amount(PriceOffer offer, PriceRecord price) {
        Currency currency = inputs.catalog().currency();
        boolean isSame =
                price.currency().equals(currency.code())
                        && price.unitAmount().equals(Optional.of(offer.amount()));
        return isSame
                ? Optional.empty()
                : differs(
                        offer,
                        "it costs %s in the catalogue, and Stripe's price is %s"
                                .formatted(
                                        currency.format(offer.amount()),
                                        ImportPlanLine.money(price)));
    }

    private static Optional<String> differs(PriceOffer offer, String why) {
        return Optional.of("%s: %s.".formatted(offer.name(), why));
    }
}
