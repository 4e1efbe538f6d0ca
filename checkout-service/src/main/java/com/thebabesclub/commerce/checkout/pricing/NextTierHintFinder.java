package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.checkout.pricing.solver.SearchBudget;
import com.thebabesclub.commerce.checkout.pricing.solver.Solution;
import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.BundleRequirement;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.domain.catalog.ProductCollection;
import com.thebabesclub.commerce.domain.quote.NextTierHint;
import com.thebabesclub.commerce.domain.quote.NextTierHint.Addition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would earn the customer a further bundle. Each hint is priced as if it had been followed, so
 * that it promises what it gives. All together may cost no more effort than the cart; what is not
 * proved by then is not hinted.
 */
final class NextTierHintFinder {

    private static final int MOST = 5;

    private final Catalog catalog;
    private final List<Bundle> valid;
    private final List<CartItem> items;
    private final long discount;
    private final SearchBudget budget = new SearchBudget(Pricing.EFFORT);

    NextTierHintFinder(Catalog catalog, List<Bundle> valid, List<CartItem> items, long discount) {
        this.catalog = catalog;
        this.valid = valid;
        this.items = items;
        this.discount = discount;
    }

    /** The hints that save most, the best first. */
    List<NextTierHint> all() {
        List<NextTierHint> hints = new ArrayList<>();
        for (Bundle bundle : valid) {
            hint(bundle).ifPresent(hints::add);
        }
        hints.sort(NextTierHintFinder::bestFirst);
        return hints.subList(0, Math.min(MOST, hints.size()));
    }

    /** Empty where the cart has no part of the bundle yet, no room for it, or it saves nothing. */
    private Optional<NextTierHint> hint(Bundle bundle) {
        if (budget.isExhausted()) {
            return Optional.empty();
        }
        int next = 1 + timesInCart(bundle);
        HypotheticalCart additions = new HypotheticalCart(catalog, valid, items);
        int missing = 0;
        for (BundleRequirement requirement : bundle.parts()) {
            int lacking = Math.max(0, next * requirement.quantity() - inCart(requirement));
            missing += lacking;
            if (lacking > 0 && !additions.add(requirement, lacking)) {
                return Optional.empty();
            }
        }
        if (missing >= bundle.pieces()) {
            return Optional.empty();
        }
        long saves = -discount;
        for (Solution followed : Solution.of(Pricing.pieces(additions.items()), valid, budget)) {
            saves += followed.saves();
        }
        return saves > 0 && !budget.isExhausted()
                ? Optional.of(hint(bundle, additions.named(), saves))
                : Optional.empty();
    }

    private NextTierHint hint(Bundle bundle, List<Addition> named, long saves) {
        StringBuilder message = new StringBuilder("Add ");
        for (int i = 0; i < named.size(); i++) {
            message.append(i == 0 ? "" : " and ").append(phrase(named.get(i)));
        }
        message.append(" to save ").append(catalog.currency().format(saves));
        return new NextTierHint(bundle.id(), named, saves, message.toString());
    }

    private String phrase(Addition addition) {
        return addition.sku().isPresent()
                ? addition.quantity() + " × " + nameOfProduct(addition.sku().get())
                : addition.quantity()
                        + " more from "
                        + nameOfCollection(addition.collectionId().orElse(""));
    }

    private String nameOfProduct(String sku) {
        return catalog.product(sku).map(Product::name).orElse(sku);
    }

    private String nameOfCollection(String id) {
        return catalog.collection(id).map(ProductCollection::name).orElse(id);
    }

    private int timesInCart(Bundle bundle) {
        int least = Integer.MAX_VALUE;
        for (BundleRequirement requirement : bundle.parts()) {
            least = Math.min(least, inCart(requirement) / requirement.quantity());
        }
        return least;
    }

    private int inCart(BundleRequirement requirement) {
        int pieces = 0;
        for (CartItem item : items) {
            pieces += requirement.takes(item.product()) ? item.quantity() : 0;
        }
        return pieces;
    }

    private static int bestFirst(NextTierHint a, NextTierHint b) {
        int bySaves = Long.compare(b.saves(), a.saves());
        return bySaves != 0 ? bySaves : a.bundleId().compareTo(b.bundleId());
    }
}
