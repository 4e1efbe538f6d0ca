package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.catalog.Bundle;
import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.catalog.Part;
import com.thebabesclub.commerce.catalog.Product;
import com.thebabesclub.commerce.quote.NextTierHint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What would earn the customer a further bundle. Each hint is priced as if it had been followed, so
 * that it promises what it gives. All together may cost no more effort than the cart; what is not
 * proved by then is not hinted.
 */
final class Hints {

    private static final int MOST = 5;

    private final Catalog catalog;
    private final List<Bundle> valid;
    private final List<CartItem> items;
    private final long discount;
    private final Effort effort = new Effort(Pricing.EFFORT);

    Hints(Catalog catalog, List<Bundle> valid, List<CartItem> items, long discount) {
        this.catalog = catalog;
        this.valid = valid;
        this.items = items;
        this.discount = discount;
    }

    /** The hints that save most, the best first. */
    List<NextTierHint> all() {
        return valid.stream()
                .flatMap(bundle -> hint(bundle).stream())
                .sorted(
                        Comparator.comparingLong(NextTierHint::saves)
                                .reversed()
                                .thenComparing(NextTierHint::bundleId))
                .limit(MOST)
                .toList();
    }

    /** Empty where the cart has no part of the bundle yet, no room for it, or it saves nothing. */
    private Optional<NextTierHint> hint(Bundle bundle) {
        if (effort.isExhausted()) {
            return Optional.empty();
        }
        int next = 1 + bundle.parts().stream().mapToInt(this::timesInCart).min().orElse(0);
        Additions additions = new Additions(catalog, valid, items);
        int missing = 0;
        for (Part part : bundle.parts()) {
            int lacking = Math.max(0, next * part.quantity() - inCart(part));
            missing += lacking;
            if (lacking > 0 && !additions.add(part, lacking)) {
                return Optional.empty();
            }
        }
        if (missing >= bundle.pieces()) {
            return Optional.empty();
        }
        Pricing followed = Pricing.of(additions.items(), valid, catalog.currency().step(), effort);
        long saves = followed.discount() - discount;
        return saves > 0 && followed.isCheapest()
                ? Optional.of(
                        new NextTierHint(
                                bundle.id(), additions.named(), saves, message(additions, saves)))
                : Optional.empty();
    }

    private String message(Additions additions, long saves) {
        return "Add "
                + String.join(" and ", additions.phrases())
                + " to save "
                + catalog.currency().format(saves);
    }

    private int timesInCart(Part part) {
        return inCart(part) / part.quantity();
    }

    private int inCart(Part part) {
        return matching(part).mapToInt(CartItem::quantity).sum();
    }

    private Stream<CartItem> matching(Part part) {
        return items.stream()
                .filter(
                        item -> {
                            Product product = item.product();
                            return switch (part) {
                                case Part.OfCollection any ->
                                        product.collectionId().equals(any.collectionId());
                                case Part.OfSku named -> product.sku().equals(named.sku());
                            };
                        });
    }
}
