package com.thebabesclub.commerce.domain.catalog;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.stock.StockKey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Everything that is sold, in one currency. */
public final class Catalog {

    private final Currency currency;
    private final boolean sample;
    private final List<ProductCollection> shelves;
    private final Map<String, ProductCollection> collections;
    private final Map<String, Product> products;
    private final List<Product> bySku;
    private final List<Product> onSale;
    private final List<PricePeriod> periods;

    Catalog(
            Instant version,
            String digest,
            Currency currency,
            boolean sample,
            List<ProductCollection> collections,
            List<Product> products,
            List<Bundle> bundles) {
        this.currency = currency;
        this.sample = sample;
        this.shelves = List.copyOf(collections);
        this.collections = index(collections, ProductCollection::id);
        this.products = index(products, Product::sku);
        this.bySku = sorted(products, Catalog::bySku);
        this.onSale = onSale(bySku);
        this.periods = PricePeriod.lastFirst(version, digest, sorted(bundles, Catalog::byId));
    }

    public Currency currency() {
        return currency;
    }

    /** True where the products are invented, to try the shop out with. */
    public boolean isSample() {
        return sample;
    }

    public Optional<Product> product(String sku) {
        return Optional.ofNullable(products.get(sku));
    }

    /** All products, by sku. */
    public List<Product> products() {
        return bySku;
    }

    /** All that pieces are counted under, by sku and variant. */
    public List<StockKey> stockKeys() {
        return bySku.stream().flatMap(product -> product.stockKeys().stream()).sorted().toList();
    }

    /** The products that can be bought, the cheapest first, those that cost the same by sku. */
    public List<Product> onSale() {
        return onSale;
    }

    /** All collections, in the order of the catalogue. */
    public List<ProductCollection> collections() {
        return shelves;
    }

    public Optional<ProductCollection> collection(String id) {
        return Optional.ofNullable(collections.get(id));
    }

    /** The bundles that apply at this moment, by id. */
    public List<Bundle> bundlesAt(Instant time) {
        return at(time).bundles();
    }

    /**
     * Names the prices that hold at this moment: since when they do, in ten digits of epoch
     * seconds, and what the catalogue says. Later prices sort after earlier ones.
     */
    public String priceVersion(Instant time) {
        return at(time).priceVersion();
    }

    private PricePeriod at(Instant time) {
        for (PricePeriod period : periods) {
            if (!period.from().isAfter(time)) {
                return period;
            }
        }
        throw new IllegalArgumentException("no time is before all others, but " + time);
    }

    private static List<Product> onSale(List<Product> bySku) {
        List<Product> active = new ArrayList<>();
        for (Product product : bySku) {
            if (product.active()) {
                active.add(product);
            }
        }
        return sorted(active, Catalog::cheapestFirst);
    }

    private static <T> List<T> sorted(List<T> all, Comparator<T> order) {
        List<T> sorted = new ArrayList<>(all);
        sorted.sort(order);
        return List.copyOf(sorted);
    }

    private static int bySku(Product a, Product b) {
        return a.sku().compareTo(b.sku());
    }

    private static int cheapestFirst(Product a, Product b) {
        return Long.compare(a.unitAmount(), b.unitAmount());
    }

    private static int byId(Bundle a, Bundle b) {
        return a.id().compareTo(b.id());
    }

    private static <T> Map<String, T> index(List<T> all, Function<T, String> id) {
        Map<String, T> index = HashMap.newHashMap(all.size());
        for (T one : all) {
            index.put(id.apply(one), one);
        }
        return index;
    }
}
