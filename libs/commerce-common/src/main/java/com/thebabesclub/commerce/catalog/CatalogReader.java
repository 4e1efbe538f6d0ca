package com.thebabesclub.commerce.catalog;

import com.thebabesclub.commerce.money.Currency;

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
     * @throws CatalogProblem with one sentence for the first thing that is wrong
     */
    public static Catalog read(byte[] json) {
        Node root = new Node("", JsonTree.read(json));
        root.only("version", "currency", "collections", "products", "bundles");
        Node code = root.at("currency");
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

    private Catalog catalog(Node root, Instant version, String digest) {
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
        return new Catalog(version, digest, currency, shelves, products, bundles);
    }

    private ProductCollection collection(Node node) {
        node.only("id", "name");
        return new ProductCollection(
                unique(node.at("id"), node.at("id").text(), collections), node.at("name").text());
    }

    private Product product(Node node) {
        node.only(
                "sku",
                "name",
                "collectionId",
                "unitAmount",
                "active",
                "quantityLimit",
                "stripeProductId",
                "stripePriceId",
                "variants");
        String sku = node.at("sku").text().toUpperCase(Locale.ROOT);
        long unitAmount = amount(node.at("unitAmount"));
        Set<String> variantIds = new HashSet<>();
        return new Product(
                unique(node.at("sku"), sku, skus),
                node.at("name").text(),
                known(node.at("collectionId"), node.at("collectionId").text(), collections),
                unitAmount,
                node.find("active").map(Node::flag).orElse(true),
                node.find("quantityLimit")
                        .map(limit -> (int) limit.number(1, MOST_PIECES))
                        .orElse(MOST_PIECES),
                node.find("stripeProductId").map(Node::text),
                node.find("stripePriceId").map(Node::text),
                node.elementsIfAny("variants").stream()
                        .map(variant -> variant(variant, unitAmount, variantIds))
                        .toList());
    }

    private Variant variant(Node node, long unitAmount, Set<String> ids) {
        node.only("id", "name", "unitAmount");
        return new Variant(
                unique(node.at("id"), node.at("id").text(), ids),
                node.at("name").text(),
                node.find("unitAmount").map(this::amount).orElse(unitAmount));
    }

    private Bundle bundle(Node node) {
        node.only("id", "name", "price", "anyOf", "set", "validFrom", "validUntil");
        if (node.has("anyOf") == node.has("set")) {
            throw node.problem("must have either anyOf or set");
        }
        Optional<Instant> from = node.find("validFrom").map(Node::time);
        Optional<Instant> until = node.find("validUntil").map(Node::time);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw node.problem("has a validUntil that is not after its validFrom");
        }
        return new Bundle(
                unique(node.at("id"), node.at("id").text(), bundleIds),
                node.at("name").text(),
                amount(node.at("price")),
                node.has("anyOf") ? List.of(anyOf(node.at("anyOf"))) : set(node),
                from,
                until);
    }

    private Part anyOf(Node node) {
        node.only("collectionId", "quantity");
        Node collection = node.at("collectionId");
        return new Part.OfCollection(
                known(collection, collection.text(), collections),
                (int) node.at("quantity").number(2, MOST_PIECES));
    }

    private List<Part> set(Node node) {
        Set<String> named = new HashSet<>();
        List<Part> parts =
                node.elements("set").stream().map(element -> part(element, named)).toList();
        if (parts.stream().mapToInt(Part::quantity).sum() < 2) {
            throw node.at("set").problem("must have at least two pieces");
        }
        return parts;
    }

    private Part part(Node node, Set<String> named) {
        node.only("sku", "collectionId", "quantity");
        if (node.has("sku") == node.has("collectionId")) {
            throw node.problem("must have either sku or collectionId");
        }
        int quantity = (int) node.at("quantity").number(1, MOST_PIECES);
        if (node.has("sku")) {
            String sku = node.at("sku").text().toUpperCase(Locale.ROOT);
            unique(node.at("sku"), sku, named);
            return new Part.OfSku(known(node.at("sku"), sku, skus), quantity);
        }
        Node collection = node.at("collectionId");
        unique(collection, collection.text(), named);
        return new Part.OfCollection(known(collection, collection.text(), collections), quantity);
    }

    private long amount(Node node) {
        long amount = node.number(0, MOST);
        if (!currency.allows(amount)) {
            throw node.problem(
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

    private static String unique(Node node, String id, Set<String> seen) {
        if (!seen.add(id)) {
            throw node.problem("repeats \"" + id + "\"");
        }
        return id;
    }

    private static String known(Node node, String id, Set<String> all) {
        if (!all.contains(id)) {
            throw node.problem("names \"" + id + "\", which the catalogue does not have");
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
