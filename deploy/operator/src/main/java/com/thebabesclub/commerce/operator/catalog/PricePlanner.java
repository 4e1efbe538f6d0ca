package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.NewPrice;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.PriceChange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of a plan that is about one product's prices. Stripe's prices never change: another
 * amount is another price, and the old one is archived once the product is no longer sold at it.
 */
final class PricePlanner {

    private final ImportInputs inputs;
    private final StripeInventory inventory;
    private final String productId;
    private final String currency;
    private final Optional<String> defaultPrice;
    private final List<PriceRecord> ours;
    private final Set<String> used = new HashSet<>();
    private final List<ImportStep> steps = new ArrayList<>();
    private final List<ImportPlan.Place> places = new ArrayList<>();

    PricePlanner(
            ImportInputs inputs,
            StripeInventory inventory,
            Product product,
            String productId,
            Optional<ProductRecord> found) {
        this.inputs = inputs;
        this.inventory = inventory;
        this.productId = productId;
        this.currency = inputs.catalog().currency().code();
        this.defaultPrice = found.flatMap(ProductRecord::defaultPrice);
        Set<String> named = inputs.priceIds();
        this.ours =
                inventory
                        .pricesOf(productId)
                        .filter(PriceRecord::active)
                        .filter(price -> isOurs(price, named))
                        .toList();
        List<PriceOffer> offers = PriceOffer.of(product);
        offers.forEach(this::place);
        chooseDefault(offers.getFirst());
        archiveTheRest(product.sku());
    }

    List<ImportStep> steps() {
        return steps;
    }

    List<ImportPlan.Place> places() {
        return places;
    }

    private boolean isOurs(PriceRecord price, Set<String> named) {
        return !inputs.mark().isAnothers(price.metadata())
                && (inputs.mark().isOn(price.metadata())
                        || named.contains(price.id())
                        || defaultPrice.equals(Optional.of(price.id())));
    }

    private void place(PriceOffer offer) {
        Optional<PriceRecord> fitting = fitting(offer).or(() -> archived(offer));
        fitting.ifPresentOrElse(price -> use(offer, price), () -> make(offer));
        places.add(new ImportPlan.Place(offer, productId, fitting.map(PriceRecord::id), currency));
    }

    private Optional<PriceRecord> fitting(PriceOffer offer) {
        String lookupKey = inputs.mark().lookupKey(offer);
        return ours.stream()
                .filter(price -> costs(offer, price) && isFor(offer, price))
                .filter(price -> !used.contains(price.id()))
                .min(
                        Comparator.comparing(
                                        (PriceRecord price) ->
                                                !price.lookupKey().equals(Optional.of(lookupKey)))
                                .thenComparing(
                                        price -> !inputs.priceIds(offer).contains(price.id()))
                                .thenComparing(PriceRecord::id));
    }

    /** It was made, and somebody took it from sale. */
    private Optional<PriceRecord> archived(PriceOffer offer) {
        Optional<String> lookupKey = Optional.of(inputs.mark().lookupKey(offer));
        return inventory
                .pricesOf(productId)
                .filter(price -> price.lookupKey().equals(lookupKey))
                .filter(price -> costs(offer, price))
                .findFirst();
    }

    private boolean costs(PriceOffer offer, PriceRecord price) {
        return price.currency().equals(currency)
                && price.unitAmount().equals(Optional.of(offer.amount()));
    }

    private boolean isFor(PriceOffer offer, PriceRecord price) {
        if (inputs.mark().isOn(price.metadata())) {
            return StripeOwnershipMetadata.variant(price.metadata()).equals(offer.variant());
        }
        return offer.variant().isEmpty() || inputs.priceIds(offer).contains(price.id());
    }

    private void use(PriceOffer offer, PriceRecord price) {
        used.add(price.id());
        String lookupKey = inputs.mark().lookupKey(offer);
        Optional<Boolean> active = price.active() ? Optional.empty() : Optional.of(true);
        Optional<String> key =
                price.lookupKey().equals(Optional.of(lookupKey))
                        ? Optional.empty()
                        : Optional.of(lookupKey);
        Map<String, String> marks =
                ImportPlanner.missing(inputs.mark().of(offer), price.metadata());
        if (active.isPresent() || key.isPresent() || !marks.isEmpty()) {
            steps.add(
                    new ImportStep.ChangePrice(offer, price, new PriceChange(active, key, marks)));
        }
    }

    private void make(PriceOffer offer) {
        NewPrice price =
                new NewPrice(
                        productId,
                        offer.amount(),
                        currency,
                        inputs.mark().lookupKey(offer),
                        inputs.mark().of(offer));
        steps.add(new ImportStep.MakePrice(offer, price, key(price)));
    }

    /**
     * The same for a price that is made again after a cut, another once there was a price between:
     * Stripe answers a key of the last day with what it made then.
     */
    private String key(NewPrice price) {
        String before =
                inventory
                        .pricesOf(productId)
                        .map(PriceRecord::id)
                        .sorted()
                        .collect(Collectors.joining(","));
        String what =
                String.join(
                        "|",
                        productId,
                        price.lookupKey(),
                        price.currency(),
                        Long.toString(price.unitAmount()),
                        before);
        return "price-" + StripeOwnershipMetadata.hash(what);
    }

    /** Stripe archives no price that the product is sold at. */
    private void chooseDefault(PriceOffer own) {
        Optional<String> id = places.getFirst().priceId();
        if (id.isEmpty() || !id.equals(defaultPrice)) {
            steps.add(new ImportStep.ChooseDefault(own, productId));
        }
    }

    private void archiveTheRest(String sku) {
        ours.stream()
                .filter(price -> !used.contains(price.id()))
                .forEach(price -> steps.add(new ImportStep.ArchivePrice(sku, price)));
    }
}
