package com.thebabesclub.commerce.operator.catalog.conversion;

import com.thebabesclub.commerce.domain.money.Currency;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes a catalogue of a product file of another shop, whose fields have the usual names. What is
 * not understood is a note with its path.
 */
final class ProductFileConverter {

    private static final String WITHOUT_COLLECTION = "shop";

    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    /** What a price without a decimal point is counted in. */
    enum Amounts {
        MINOR,
        MAJOR
    }

    private final Currency currency;
    private final Optional<Amounts> amounts;
    private final Map<String, CatalogDocument.Product> products = new TreeMap<>();
    private final List<CatalogDocument.Bundle> bundles = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ProductFileConverter(Currency currency, Optional<Amounts> amounts) {
        this.currency = currency;
        this.amounts = amounts;
    }

    /**
     * The catalogue, with a note for each thing that is not in it.
     *
     * @param amounts what whole numbers under {@code price} are; empty where nobody said so
     */
    static CatalogDraft of(
            SourceNode file, Currency currency, Optional<Amounts> amounts, Instant now) {
        ProductFileConverter converter = new ProductFileConverter(currency, amounts);
        converter.read(file);
        return converter.draft(now);
    }

    private void read(SourceNode file) {
        Optional<SourceNode> list =
                file.isObject() ? file.field("products", "items", "jewelry") : Optional.of(file);
        list.ifPresentOrElse(
                found -> found.elements().forEach(this::product),
                () -> notes.add("The file has no products, items or list of them."));
        file.field("bundles", "sets", "deals")
                .ifPresent(found -> found.elements().forEach(this::bundle));
        noteLeftOver(file);
    }

    private void product(SourceNode node) {
        Optional<String> sku =
                text(node, "sku", "SKU").map(found -> found.toUpperCase(Locale.ROOT));
        Optional<String> name = text(node, "name", "title");
        OptionalLong amount = amount(node);
        if (sku.isEmpty() || name.isEmpty() || amount.isEmpty()) {
            notes.add(
                    "%s has no %s and is left out."
                            .formatted(
                                    node.path(),
                                    sku.isEmpty() ? "sku" : name.isEmpty() ? "name" : "price"));
            return;
        }
        if (products.containsKey(sku.get())) {
            notes.add("%s repeats %s and is left out.".formatted(node.path(), sku.get()));
            return;
        }
        products.put(sku.get(), product(node, sku.get(), name.get(), amount.getAsLong()));
        noteLeftOver(node);
    }

    private CatalogDocument.Product product(SourceNode node, String sku, String name, long amount) {
        String collection = collection(node, sku);
        List<CatalogDocument.Variant> variants =
                node.field("variants", "sizes", "options").stream()
                        .flatMap(found -> found.elements().stream())
                        .flatMap(variant -> variant(variant, amount).stream())
                        .toList();
        Optional<String> chosen = text(node, "defaultVariant", "default_variant");
        if (!variants.isEmpty() && chosen.isEmpty()) {
            notes.add(
                    "%s has variants and no defaultVariant: a cart has to name one."
                            .formatted(sku));
        }
        return new CatalogDocument.Product(
                sku,
                name,
                collection,
                amount,
                isForSale(node) ? null : false,
                text(node, "stripeProductId", "stripe_product_id").orElse(null),
                text(node, "stripePriceId", "stripe_price_id").orElse(null),
                node.field("image", "imageUrl", "image_url", "images").stream()
                        .flatMap(found -> found.elements().stream())
                        .flatMap(found -> found.text().stream())
                        .findFirst()
                        .orElse(null),
                text(node, "description").orElse(null),
                variants,
                chosen.orElse(null));
    }

    private String collection(SourceNode node, String sku) {
        Optional<String> named = text(node, "collectionId", "collection", "category");
        if (named.isEmpty()) {
            notes.add(
                    "%s names no collection and is in \"%s\".".formatted(sku, WITHOUT_COLLECTION));
        }
        return named.orElse(WITHOUT_COLLECTION);
    }

    private Optional<CatalogDocument.Variant> variant(SourceNode node, long amount) {
        if (!node.isObject()) {
            return node.text().map(id -> new CatalogDocument.Variant(id, id, null));
        }
        Optional<String> id = text(node, "id", "variantId", "size", "sku");
        Optional<String> name = text(node, "name", "label", "title").or(() -> id);
        OptionalLong own = amount(node);
        if (id.isEmpty()) {
            notes.add(node.path() + " has no id and is left out.");
            return Optional.empty();
        }
        noteLeftOver(node);
        return Optional.of(
                new CatalogDocument.Variant(
                        id.get(),
                        name.orElseThrow(),
                        own.isPresent() && own.getAsLong() != amount ? own.getAsLong() : null));
    }

    private static boolean isForSale(SourceNode node) {
        return node.field("active", "available", "inStock").flatMap(SourceNode::flag).orElse(true);
    }

    private void bundle(SourceNode node) {
        Optional<String> id = text(node, "id", "bundleId", "sku");
        Optional<String> name = text(node, "name", "title").or(() -> id);
        OptionalLong price = amount(node);
        List<CatalogDocument.Part> parts =
                node.field("set", "skus", "items", "products").stream()
                        .flatMap(found -> found.elements().stream())
                        .flatMap(part -> part(part).stream())
                        .toList();
        Optional<CatalogDocument.AnyOf> anyOf = node.field("anyOf").flatMap(this::anyOf);
        if (id.isEmpty() || price.isEmpty() || parts.isEmpty() == anyOf.isEmpty()) {
            notes.add(
                    node.path()
                            + " has no id, no price, or neither set nor anyOf; it is left out.");
            return;
        }
        noteLeftOver(node);
        bundles.add(
                new CatalogDocument.Bundle(
                        id.get(),
                        name.orElseThrow(),
                        price.getAsLong(),
                        anyOf.orElse(null),
                        parts));
    }

    private Optional<CatalogDocument.AnyOf> anyOf(SourceNode node) {
        Optional<String> collection = text(node, "collectionId", "collection");
        Optional<Integer> quantity = node.field("quantity").flatMap(SourceNode::count);
        return collection.flatMap(id -> quantity.map(n -> new CatalogDocument.AnyOf(id, n)));
    }

    private Optional<CatalogDocument.Part> part(SourceNode node) {
        Optional<String> sku = node.isObject() ? text(node, "sku", "SKU") : node.text();
        Optional<SourceNode> stated = node.field("quantity", "count");
        Optional<Integer> quantity =
                stated.isPresent() ? stated.flatMap(SourceNode::count) : Optional.of(1);
        if (sku.isEmpty() || quantity.isEmpty()) {
            notes.add(node.path() + " names no sku, or no number of pieces, and is left out.");
            return Optional.empty();
        }
        return Optional.of(
                new CatalogDocument.Part(sku.get().toUpperCase(Locale.ROOT), quantity.get()));
    }

    /** Minor units as such a field says; else a price, if it is clear what it is counted in. */
    private OptionalLong amount(SourceNode node) {
        Optional<SourceNode> minor =
                node.field(
                        "unitAmount",
                        "unit_amount",
                        "amount",
                        "priceCents",
                        "price_cents",
                        "priceInCents");
        if (minor.isPresent()) {
            return whole(minor.get(), BigDecimal.ONE);
        }
        Optional<SourceNode> price = node.field("price", "bundlePrice", "bundle_price");
        return price.isPresent() ? price(price.get()) : OptionalLong.empty();
    }

    private OptionalLong price(SourceNode price) {
        BigDecimal inMinor = BigDecimal.TEN.pow(currency.decimals());
        if (price.number().isEmpty()) {
            return whole(price, inMinor);
        }
        boolean isWhole = price.number().get().stripTrailingZeros().scale() <= 0;
        if (isWhole && amounts.isEmpty()) {
            notes.add(
                    "%s is %s: say with --amounts whether that is minor or major units."
                            .formatted(price.path(), price.number().get()));
            return OptionalLong.empty();
        }
        return whole(price, isWhole && amounts.get() == Amounts.MINOR ? BigDecimal.ONE : inMinor);
    }

    /** A text may have a sign of the currency before it: {@code $30.00}. */
    private OptionalLong whole(SourceNode node, BigDecimal times) {
        try {
            String plain = node.text().orElse("").replaceFirst("^[^0-9-]+", "");
            // A comma may be a decimal point elsewhere: 30,50.
            String number = THOUSANDS.matcher(plain).matches() ? plain.replace(",", "") : plain;
            return OptionalLong.of(new BigDecimal(number).multiply(times).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            notes.add(node.path() + " is no amount of money.");
            return OptionalLong.empty();
        }
    }

    private static Optional<String> text(SourceNode node, String... names) {
        return node.field(names).flatMap(SourceNode::text);
    }

    private void noteLeftOver(SourceNode node) {
        node.leftOver().map(path -> path + " was not understood.").forEach(notes::add);
    }

    private CatalogDraft draft(Instant now) {
        return new CatalogDraft(
                CatalogDocument.of(now, currency.code(), products.values(), bundles), notes);
    }
}
