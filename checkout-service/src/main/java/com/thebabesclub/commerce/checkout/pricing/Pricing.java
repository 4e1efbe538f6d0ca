package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.catalog.Bundle;
import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.catalog.Variant;
import com.thebabesclub.commerce.quote.AppliedBundle;
import com.thebabesclub.commerce.quote.PriceSnapshot;
import com.thebabesclub.commerce.quote.QuoteLine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The prices of carts. */
public final class Pricing {

    private final List<QuoteLine> lines;
    private final List<AppliedBundle> bundles;
    private final long steps;

    private Pricing(List<QuoteLine> lines, List<AppliedBundle> bundles, long steps) {
        this.lines = lines;
        this.bundles = bundles;
        this.steps = steps;
    }

    /** The cheapest price of the cart that the bundles valid at that moment allow. */
    public static PriceSnapshot price(Catalog catalog, Cart cart, Instant time) {
        List<CartItem> items = cart.items();
        List<Bundle> valid = catalog.bundlesAt(time);
        Pricing priced = of(items, valid, catalog.currency().step());
        return new PriceSnapshot(
                catalog.priceVersion(time),
                catalog.currency(),
                priced.lines,
                priced.bundles,
                new Hints(catalog, valid, items, priced.discount()).all());
    }

    /**
     * The cheapest price of the items that these bundles allow.
     *
     * @param items no two of the same product and variant
     * @param step the least difference between two discounts
     */
    static Pricing of(List<CartItem> items, List<Bundle> valid, long step) {
        long[] discounts = new long[items.size()];
        List<AppliedBundle> bundles = new ArrayList<>();
        long steps = 0;
        for (Group group : Group.of(items, valid)) {
            int[] places =
                    IntStream.range(0, items.size()).filter(i -> group.has(items.get(i))).toArray();
            Pieces pieces =
                    new Pieces(IntStream.of(places).mapToObj(items::get).toList(), group.bundles());
            List<Offer> offers =
                    group.bundles().stream().flatMap(b -> pieces.offer(b).stream()).toList();
            Choice choice = Choice.best(pieces, offers);
            long[] inGroup = new long[places.length];
            bundles.addAll(Discounts.apply(pieces, choice, step, inGroup));
            IntStream.range(0, places.length).forEach(i -> discounts[places[i]] = inGroup[i]);
            steps += choice.steps();
        }
        bundles.sort(Comparator.comparing(AppliedBundle::id));
        List<QuoteLine> lines =
                IntStream.range(0, items.size())
                        .mapToObj(i -> line(items.get(i), discounts[i]))
                        .toList();
        return new Pricing(lines, bundles, steps);
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

    /** How many valuations it took: the measure of the work. */
    long steps() {
        return steps;
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
