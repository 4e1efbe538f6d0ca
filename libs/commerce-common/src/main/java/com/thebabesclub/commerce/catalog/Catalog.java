package com.thebabesclub.commerce.catalog;

import com.thebabesclub.commerce.money.Currency;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is sold, in one currency. */
public final class Catalog {

    private final Instant version;
    private final String digest;
    private final Currency currency;
    private final Map<String, ProductCollection> collections;
    private final Map<String, Product> products;
    private final List<Product> bySku;
    private final List<Bundle> bundles;

    Catalog(
            Instant version,
            String digest,
            Currency currency,
            List<ProductCollection> collections,
            List<Product> products,
            List<Bundle> bundles) {
        this.version = version;
        this.digest = digest;
        this.currency = currency;
        this.collections = index(collections, ProductCollection::id);
        this.products = index(products, Product::sku);
        this.bySku = products.stream().sorted(Comparator.comparing(Product::sku)).toList();
        this.bundles = bundles.stream().sorted(Comparator.comparing(Bundle::id)).toList();
    }

    public Currency currency() {
        return currency;
    }

    public Optional<Product> product(String sku) {
        return Optional.ofNullable(products.get(sku));
    }

    /** All products, by sku. */
    public List<Product> products() {
        return bySku;
    }

    public Optional<ProductCollection> collection(String id) {
        return Optional.ofNullable(collections.get(id));
    }

    /** The bundles that apply at this moment, by id. */
    public List<Bundle> bundlesAt(Instant time) {
        return bundles.stream().filter(bundle -> bundle.isValidAt(time)).toList();
    }

    /**
     * Names the prices that hold at this moment: since when they do, in ten digits of epoch
     * seconds, and what the catalogue says. Later prices sort after earlier ones.
     */
    public String priceVersion(Instant time) {
        Instant since =
                Stream.concat(Stream.of(version), bundles.stream().flatMap(Bundle::boundaries))
                        .filter(moment -> !moment.isAfter(time))
                        .max(Comparator.naturalOrder())
                        .orElse(version);
        return String.format(Locale.ROOT, "%010d-%s", since.getEpochSecond(), digest);
    }

    private static <T> Map<String, T> index(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toUnmodifiableMap(id, Function.identity()));
    }
}
