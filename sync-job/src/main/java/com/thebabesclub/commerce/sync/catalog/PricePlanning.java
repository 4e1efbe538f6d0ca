package com.thebabesclub.commerce.sync.catalog;

import com.thebabesclub.commerce.catalog.Product;
import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.stripe.StripeCatalog.NewPrice;
import com.thebabesclub.commerce.stripe.StripeCatalog.PriceChange;

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
final class PricePlanning {

    private final Known known;
    private final Stock stock;
    private final String productId;
    private final String currency;
    private final Optional<String> defaultPrice;
    private final List<PriceRecord> ours;
    private final Set<String> used = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Plan.Place> places = new ArrayList<>();

    PricePlanning(
            Known known,
            Stock stock,
            Product product,
            String productId,
            Optional<ProductRecord> found) {
        this.known = known;
        this.stock = stock;
        this.productId = productId;
        this.currency = known.catalog().currency().code();
        this.defaultPrice = found.flatMap(ProductRecord::defaultPrice);
        Set<String> named = known.priceIds();
        this.ours =
                stock.pricesOf(productId)
                        .filter(PriceRecord::active)
                        .filter(price -> isOurs(price, named))
                        .toList();
        List<Offer> offers = Offer.of(product);
        offers.forEach(this::place);
        chooseDefault(offers.getFirst());
        archiveTheRest(product.sku());
    }

    List<Step> steps() {
        return steps;
    }

    List<Plan.Place> places() {
        return places;
    }

    private boolean isOurs(PriceRecord price, Set<String> named) {
        return !known.mark().isAnothers(price.metadata())
                && (known.mark().isOn(price.metadata())
                        || named.contains(price.id())
                        || defaultPrice.equals(Optional.of(price.id())));
    }

    private void place(Offer offer) {
        Optional<PriceRecord> fitting = fitting(offer).or(() -> archived(offer));
        fitting.ifPresentOrElse(price -> use(offer, price), () -> make(offer));
        places.add(new Plan.Place(offer, productId, fitting.map(PriceRecord::id), currency));
    }

    private Optional<PriceRecord> fitting(Offer offer) {
        String lookupKey = known.mark().lookupKey(offer);
        return ours.stream()
                .filter(price -> costs(offer, price) && isFor(offer, price))
                .filter(price -> !used.contains(price.id()))
                .min(
                        Comparator.comparing(
                                        (PriceRecord price) ->
                                                !price.lookupKey().equals(Optional.of(lookupKey)))
                                .thenComparing(price -> !known.priceIds(offer).contains(price.id()))
                                .thenComparing(PriceRecord::id));
    }

    /** It was made, and somebody took it from sale. */
    private Optional<PriceRecord> archived(Offer offer) {
        Optional<String> lookupKey = Optional.of(known.mark().lookupKey(offer));
        return stock.pricesOf(productId)
                .filter(price -> price.lookupKey().equals(lookupKey))
                .filter(price -> costs(offer, price))
                .findFirst();
    }

    private boolean costs(Offer offer, PriceRecord price) {
        return price.currency().equals(currency)
                && price.unitAmount().equals(Optional.of(offer.amount()));
    }

    private boolean isFor(Offer offer, PriceRecord price) {
        if (known.mark().isOn(price.metadata())) {
            return Mark.variant(price.metadata()).equals(offer.variant());
        }
        return offer.variant().isEmpty() || known.priceIds(offer).contains(price.id());
    }

    private void use(Offer offer, PriceRecord price) {
        used.add(price.id());
        String lookupKey = known.mark().lookupKey(offer);
        Optional<Boolean> active = price.active() ? Optional.empty() : Optional.of(true);
        Optional<String> key =
                price.lookupKey().equals(Optional.of(lookupKey))
                        ? Optional.empty()
                        : Optional.of(lookupKey);
        Map<String, String> marks = Planning.missing(known.mark().of(offer), price.metadata());
        if (active.isPresent() || key.isPresent() || !marks.isEmpty()) {
            steps.add(new Step.ChangePrice(offer, price, new PriceChange(active, key, marks)));
        }
    }

    private void make(Offer offer) {
        NewPrice price =
                new NewPrice(
                        productId,
                        offer.amount(),
                        currency,
                        known.mark().lookupKey(offer),
                        known.mark().of(offer));
        steps.add(new Step.MakePrice(offer, price, key(price)));
    }

    /**
     * The same for a price that is made again after a cut, another once there was a price between:
     * Stripe answers a key of the last day with what it made then.
     */
    private String key(NewPrice price) {
        String before =
                stock.pricesOf(productId)
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
        return "price-" + Mark.hash(what);
    }

    /** Stripe archives no price that the product is sold at. */
    private void chooseDefault(Offer own) {
        Optional<String> id = places.getFirst().priceId();
        if (id.isEmpty() || !id.equals(defaultPrice)) {
            steps.add(new Step.ChooseDefault(own, productId));
        }
    }

    private void archiveTheRest(String sku) {
        ours.stream()
                .filter(price -> !used.contains(price.id()))
                .forEach(price -> steps.add(new Step.ArchivePrice(sku, price)));
    }
}
