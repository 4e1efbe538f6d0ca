package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.checkout.pricing.solver.PieceGroup;
import com.thebabesclub.commerce.checkout.pricing.solver.SearchBudget;
import com.thebabesclub.commerce.checkout.pricing.solver.Solution;
import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.Variant;
import com.thebabesclub.commerce.domain.quote.AppliedBundle;
import com.thebabesclub.commerce.domain.quote.NextTierHint;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.QuoteLine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The prices of carts. */
public final class Pricing {

    /**
     * The most valuations for a cart, and as many again for its hints. The shop's own carts take a
     * few hundred.
     */
    static final long EFFORT = 50_000;

    private final List<QuoteLine> lines;
    private final List<AppliedBundle> bundles;
    private final SearchBudget budget;

    private Pricing(List<QuoteLine> lines, List<AppliedBundle> bundles, SearchBudget budget) {
        this.lines = lines;
        this.bundles = bundles;
        this.budget = budget;
    }

    /** The cheapest price of the cart that the bundles valid at that moment allow. */
    public static PricedCart price(Catalog catalog, Cart cart, Instant time) {
        List<CartItem> items = cart.items();
        List<Bundle> valid = catalog.bundlesAt(time);
        Pricing priced = of(items, valid, catalog.currency().step(), new SearchBudget(EFFORT));
        List<NextTierHint> hints =
                priced.isCheapest()
                        ? new NextTierHintFinder(catalog, valid, items, priced.discount()).all()
                        : List.of();
        return new PricedCart(
                new PriceSnapshot(
                        catalog.priceVersion(time),
                        catalog.currency(),
                        priced.lines,
                        priced.bundles,
                        hints),
                priced.isCheapest());
    }

    /**
     * The cheapest price of the items that these bundles allow.
     *
     * @param items no two of the same product and variant
     * @param step the least difference between two discounts
     * @param budget where it is exhausted, what was found by then
     */
    static Pricing of(List<CartItem> items, List<Bundle> valid, long step, SearchBudget budget) {
        long[] discounts = new long[items.size()];
        List<AppliedBundle> bundles = new ArrayList<>();
        for (Solution solution : Solution.of(pieces(items), valid, budget)) {
            long[] inSubproblem = new long[solution.places().length];
            bundles.addAll(
                    Discounts.apply(solution.pieces(), solution.selection(), step, inSubproblem));
            for (int i = 0; i < inSubproblem.length; i++) {
                discounts[solution.places()[i]] = inSubproblem[i];
            }
        }
        bundles.sort(Pricing::byId);
        List<QuoteLine> lines = new ArrayList<>(items.size());
        for (int i = 0; i < discounts.length; i++) {
            lines.add(line(items.get(i), discounts[i]));
        }
        return new Pricing(lines, bundles, budget);
    }

    static List<PieceGroup> pieces(List<CartItem> items) {
        return items.stream().map(CartItem::pieces).toList();
    }

    List<QuoteLine> lines() {
        return lines;
    }

    List<AppliedBundle> bundles() {
        return bundles;
    }

    long discount() {
        long discount = 0;
        for (AppliedBundle bundle : bundles) {
            discount = Math.addExact(discount, bundle.saves());
        }
        return discount;
    }

    /** False where the effort was exhausted before it was proved that nothing is cheaper. */
    boolean isCheapest() {
        return !budget.isExhausted();
    }

    private static int byId(AppliedBundle a, AppliedBundle b) {
        return a.id().compareTo(b.id());
    }

    private static QuoteLine line(CartItem item, long discount) {
        return new QuoteLine(
                item.product().sku(),
                item.variant().map(Variant::id),
                item.name(),
                item.product().collectionId(),
                item.quantity(),
                item.unitAmount(),
                Math.multiplyExact(item.unitAmount(), (long) item.quantity()),
                discount,
                item.product().stripeProductId(),
                item.product().image(),
                item.product().description(),
                item.product().stockKey(item.variant()));
    }
}
