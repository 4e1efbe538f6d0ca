package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.catalog.Bundle;
import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.catalog.Variant;
import com.thebabesclub.commerce.quote.AppliedBundle;
import com.thebabesclub.commerce.quote.NextTierHint;
import com.thebabesclub.commerce.quote.PriceSnapshot;
import com.thebabesclub.commerce.quote.QuoteLine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The prices of carts. */
public final class Pricing {

    /**
     * The most valuations for a cart, and as many again for its hints. The shop's own carts take a
     * few hundred.
     */
    static final long EFFORT = 50_000;

    private final List<QuoteLine> lines;
    private final List<AppliedBundle> bundles;
    private final Effort effort;

    private Pricing(List<QuoteLine> lines, List<AppliedBundle> bundles, Effort effort) {
        this.lines = lines;
        this.bundles = bundles;
        this.effort = effort;
    }

    /** The cheapest price of the cart that the bundles valid at that moment allow. */
    public static Priced price(Catalog catalog, Cart cart, Instant time) {
        List<CartItem> items = cart.items();
        List<Bundle> valid = catalog.bundlesAt(time);
        Pricing priced = of(items, valid, catalog.currency().step(), new Effort(EFFORT));
        List<NextTierHint> hints =
                priced.isCheapest()
                        ? new Hints(catalog, valid, items, priced.discount()).all()
                        : List.of();
        return new Priced(
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
     * @param effort where it is exhausted, what was found by then
     */
    static Pricing of(List<CartItem> items, List<Bundle> valid, long step, Effort effort) {
        long[] discounts = new long[items.size()];
        List<AppliedBundle> bundles = new ArrayList<>();
        for (Group group : Group.of(items, valid)) {
            int[] places =
                    IntStream.range(0, items.size()).filter(i -> group.has(items.get(i))).toArray();
            Pieces pieces =
                    new Pieces(IntStream.of(places).mapToObj(items::get).toList(), group.bundles());
            List<Offer> offers =
                    group.bundles().stream().flatMap(b -> pieces.offer(b).stream()).toList();
            Choice choice = Choice.best(pieces, offers, effort);
            long[] inGroup = new long[places.length];
            bundles.addAll(Discounts.apply(pieces, choice, step, inGroup));
            IntStream.range(0, places.length).forEach(i -> discounts[places[i]] = inGroup[i]);
        }
        bundles.sort(Comparator.comparing(AppliedBundle::id));
        List<QuoteLine> lines =
                IntStream.range(0, items.size())
                        .mapToObj(i -> line(items.get(i), discounts[i]))
                        .toList();
        return new Pricing(lines, bundles, effort);
    }

    List<QuoteLine> lines() {
        return lines;
    }

    List<AppliedBundle> bundles() {
        return bundles;
    }

    long discount() {
        return bundles.stream().mapToLong(AppliedBundle::saves).reduce(0, Math::addExact);
    }

    /** False where the effort was exhausted before it was proved that nothing is cheaper. */
    boolean isCheapest() {
        return !effort.isExhausted();
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
                item.product().stripeProductId());
    }
}
