package com.thebabesclub.commerce.domain.catalog;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.stock.StockKey;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code catalog.json} and checks all of it, so that nothing else has to. */
public final class CatalogReader {

    /** Stripe takes no more than eight digits for most currencies. */
    private static final long MOST = 99_999_999;

    /** The most pieces of one line of a cart. */
    private static final int MOST_PIECES = 99;

    /** It is kept with each quote of the product, whose price is by the kilobyte. */
    private static final int LONGEST_TEXT = 300;

    private static final int MOST_BUNDLES = 24;

    private final Currency currency;
    private final Set<String> collections = new HashSet<>();
    private final Set<String> skus = new HashSet<>();
    private final Set<String> bundleIds = new HashSet<>();

    private CatalogReader(Currency currency) {
        this.currency = currency;
    }

    /**
     * Reads a catalogue.
     *
     * @throws InvalidCatalogException with one sentence for the first thing that is wrong
     */
    public static Catalog read(byte[] json) {
        CatalogNode root = new CatalogNode("", CatalogJsonParser.read(json));
        root.only("sample", "version", "currency", "collections", "products", "bundles");
        CatalogNode code = root.at("currency");
        Currency currency =
                Currency.find(code.text())
                        .orElseThrow(
                                () ->
                                        code.problem(
                                                "is \""
                                                        + code.text()
                                                        + "\", in which Stripe does not charge"));
        return new CatalogReader(currency).catalog(root, root.at("version").time(), digest(json));
    }

    private Catalog catalog(CatalogNode root, Instant version, String digest) {
        List<ProductCollection> shelves =
                root.elements("collections").stream().map(this::collection).toList();
        List<Product> products = root.elements("products").stream().map(this::product).toList();
        List<Bundle> bundles = root.elementsIfAny("bundles").stream().map(this::bundle).toList();
        if (products.isEmpty()) {
            throw root.at("products").problem("is empty");
        }
        if (bundles.size() > MOST_BUNDLES) {
            throw root.at("bundles").problem("has more than " + MOST_BUNDLES + " bundles");
        }
        return new Catalog(
                version,
                digest,
                currency,
                root.has("sample") && root.at("sample").flag(),
                shelves,
                products,
                bundles);
    }

    private ProductCollection collection(CatalogNode catalogNode) {
        catalogNode.only("id", "name");
        return new ProductCollection(
                unique(catalogNode.at("id"), catalogNode.at("id").text(), collections),
                catalogNode.at("name").text());
    }

    private Product product(CatalogNode catalogNode) {
        catalogNode.only(
                "sku",
                "name",
                "collectionId",
                "unitAmount",
                "active",
                "quantityLimit",
                "counted",
                "stripeProductId",
                "stripePriceId",
                "variants",
                "defaultVariant",
                "image",
                "description");
        String sku = catalogNode.at("sku").text().toUpperCase(Locale.ROOT);
        long unitAmount = amount(catalogNode.at("unitAmount"));
        Set<String> variantIds = new HashSet<>();
        return new Product(
                unique(catalogNode.at("sku"), sku, skus),
                catalogNode.at("name").text(),
                known(
                        catalogNode.at("collectionId"),
                        catalogNode.at("collectionId").text(),
                        collections),
                unitAmount,
                catalogNode.find("active").map(CatalogNode::flag).orElse(true),
                catalogNode
                        .find("quantityLimit")
                        .map(limit -> (int) limit.number(1, MOST_PIECES))
                        .orElse(MOST_PIECES),
                isCounted(catalogNode, sku),
                catalogNode.find("stripeProductId").map(CatalogNode::text),
                catalogNode.find("stripePriceId").map(CatalogNode::text),
                catalogNode.elementsIfAny("variants").stream()
                        .map(variant -> variant(variant, sku, unitAmount, variantIds))
                        .toList(),
                catalogNode.find("defaultVariant").map(chosen -> variantOf(chosen, variantIds)),
                catalogNode.find("image").map(image -> image.secureUrl(LONGEST_TEXT)),
                catalogNode.find("description").map(words -> words.text(LONGEST_TEXT)));
    }

    private static String variantOf(CatalogNode chosen, Set<String> variants) {
        if (!variants.contains(chosen.text())) {
            throw chosen.problem(
                    "names \"" + chosen.text() + "\", which is no variant of the product");
        }
        return chosen.text();
    }

    private Variant variant(CatalogNode catalogNode, String sku, long unitAmount, Set<String> ids) {
        catalogNode.only("id", "name", "unitAmount", "counted");
        return new Variant(
                unique(catalogNode.at("id"), catalogNode.at("id").text(), ids),
                catalogNode.at("name").text(),
                catalogNode.find("unitAmount").map(this::amount).orElse(unitAmount),
                isCounted(catalogNode, sku));
    }

    private static boolean isCounted(CatalogNode catalogNode, String sku) {
        boolean counted = catalogNode.find("counted").map(CatalogNode::flag).orElse(false);
        if (counted && !StockKey.isCountable(sku)) {
            throw catalogNode
                    .at("counted")
                    .problem("cannot be true with a # in the sku \"" + sku + "\"");
        }
        return counted;
    }

    private Bundle bundle(CatalogNode catalogNode) {
        catalogNode.only("id", "name", "price", "anyOf", "set", "validFrom", "validUntil");
        if (catalogNode.has("anyOf") == catalogNode.has("set")) {
            throw catalogNode.problem("must have either anyOf or set");
        }
        Optional<Instant> from = catalogNode.find("validFrom").map(CatalogNode::time);
        Optional<Instant> until = catalogNode.find("validUntil").map(CatalogNode::time);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw catalogNode.problem("has a validUntil that is not after its validFrom");
        }
        return new Bundle(
                unique(catalogNode.at("id"), catalogNode.at("id").text(), bundleIds),
                catalogNode.at("name").text(),
                amount(catalogNode.at("price")),
                catalogNode.has("anyOf")
                        ? List.of(anyOf(catalogNode.at("anyOf")))
                        : set(catalogNode),
                from,
                until);
    }

    private BundleRequirement anyOf(CatalogNode catalogNode) {
        catalogNode.only("collectionId", "quantity");
        CatalogNode collection = catalogNode.at("collectionId");
        return new BundleRequirement.OfCollection(
                known(collection, collection.text(), collections),
                (int) catalogNode.at("quantity").number(2, MOST_PIECES));
    }

    private List<BundleRequirement> set(CatalogNode catalogNode) {
        Set<String> named = new HashSet<>();
        List<BundleRequirement> parts =
                catalogNode.elements("set").stream().map(element -> part(element, named)).toList();
        if (parts.stream().mapToInt(BundleRequirement::quantity).sum() < 2) {
            throw catalogNode.at("set").problem("must have at least two pieces");
        }
        return parts;
    }

    private BundleRequirement part(CatalogNode catalogNode, Set<String> named) {
        catalogNode.only("sku", "collectionId", "quantity");
        if (catalogNode.has("sku") == catalogNode.has("collectionId")) {
            throw catalogNode.problem("must have either sku or collectionId");
        }
        int quantity = (int) catalogNode.at("quantity").number(1, MOST_PIECES);
        if (catalogNode.has("sku")) {
            String sku = catalogNode.at("sku").text().toUpperCase(Locale.ROOT);
            unique(catalogNode.at("sku"), sku, named);
            return new BundleRequirement.OfSku(known(catalogNode.at("sku"), sku, skus), quantity);
        }
        CatalogNode collection = catalogNode.at("collectionId");
        unique(collection, collection.text(), named);
        return new BundleRequirement.OfCollection(
                known(collection, collection.text(), collections), quantity);
    }

    private long amount(CatalogNode catalogNode) {
        long amount = catalogNode.number(0, MOST);
        if (!currency.allows(amount)) {
            throw catalogNode.problem(
                    "is "
                            + amount
                            + ", which is not a multiple of "
                            + currency.step()
                            + " as "
                            + currency
                            + " demands");
        }
        return amount;
    }

    private static String unique(CatalogNode catalogNode, String id, Set<String> seen) {
        if (!seen.add(id)) {
            throw catalogNode.problem("repeats \"" + id + "\"");
        }
        return id;
    }

    private static String known(CatalogNode catalogNode, String id, Set<String> all) {
        if (!all.contains(id)) {
            throw catalogNode.problem("names \"" + id + "\", which the catalogue does not have");
        }
        return id;
    }

    private static String digest(byte[] json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
