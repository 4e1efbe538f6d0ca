package com.thebabesclub.commerce.operator.catalog.conversion;

import com.thebabesclub.commerce.operator.catalog.IdMap;
import com.thebabesclub.commerce.operator.catalog.StripeOwnershipMetadata;
import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.sync.command.UsageException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a catalogue of what an account has: a function of that and of nothing else. */
final class StripeCatalogConverter {

    private static final String WITHOUT_COLLECTION = "shop";

    /** As {@code catalog.json} has it. */
    private static final int LONGEST_TEXT = 300;

    private final StripeAccount account;
    private final StripeOwnershipMetadata mark;
    private final String currency;
    private final Map<String, CatalogDocument.Product> products = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    private StripeCatalogConverter(
            StripeAccount account, StripeOwnershipMetadata mark, String currency) {
        this.account = account;
        this.mark = mark;
        this.currency = currency;
    }

    /**
     * The catalogue, with a note for each thing that is not in it.
     *
     * @param wanted the currency; empty for the one that all prices have
     */
    static CatalogDraft of(
            StripeAccount account,
            StripeOwnershipMetadata mark,
            Optional<String> wanted,
            Instant now) {
        String currency = wanted.orElseGet(() -> onlyCurrency(account));
        StripeCatalogConverter converter = new StripeCatalogConverter(account, mark, currency);
        account.products().forEach(converter::add);
        converter.noteWhatTheMapNames();
        return converter.draft(now);
    }

    private static String onlyCurrency(StripeAccount account) {
        List<String> all =
                account.prices().stream().map(PriceRecord::currency).distinct().sorted().toList();
        if (all.size() != 1) {
            throw new UsageException(
                    all.isEmpty()
                            ? "The account has no price: there is nothing to make a catalogue of."
                            : "The account has prices in %s: say which with --currency."
                                    .formatted(String.join(", ", all)));
        }
        return all.getFirst();
    }

    private void add(ProductRecord product) {
        String named = "%s (%s)".formatted(product.id(), product.name());
        Optional<String> sku = account.sku(product);
        Optional<PriceRecord> price = account.price(product);
        if (mark.isAnothers(product.metadata())) {
            notes.add(named + " carries another shop's mark and is left out.");
        } else if (sku.isEmpty()) {
            notes.add(named + " has no sku in its metadata nor in the map and is left out.");
        } else if (products.containsKey(sku.get())) {
            notes.add("%s is a second product of %s and is left out.".formatted(named, sku.get()));
        } else if (price.isEmpty()) {
            addWithoutPrice(product, sku.get(), named);
        } else if (!price.get().currency().equals(currency)) {
            notes.add("%s is sold in %s and left out.".formatted(named, price.get().currency()));
        } else {
            put(product, sku.get(), price.get().unitAmount().orElseThrow(), price);
        }
    }

    /** One that is archived was sold at what the map says. */
    private void addWithoutPrice(ProductRecord product, String sku, String named) {
        Optional<IdMap.Entry> once =
                Optional.ofNullable(account.map().entries().get(sku))
                        .filter(entry -> !product.active())
                        .filter(entry -> entry.currency().equalsIgnoreCase(currency));
        once.ifPresentOrElse(
                entry -> put(product, sku, entry.amount(), Optional.empty()),
                () ->
                        notes.add(
                                "%s has %d prices and none that is its default; it is left out."
                                        .formatted(named, account.pricesOf(product).size())));
    }

    private void put(ProductRecord product, String sku, long amount, Optional<PriceRecord> price) {
        List<CatalogDocument.Variant> variants = variants(product, amount);
        if (!variants.isEmpty()) {
            notes.add(
                    "%s has variants and no defaultVariant: a cart has to name one. Their names are their ids; correct them."
                            .formatted(sku));
        }
        if (!product.active()) {
            notes.add(
                    "%s (%s) is archived at Stripe and not for sale.".formatted(sku, product.id()));
        }
        products.put(
                sku,
                new CatalogDocument.Product(
                        sku,
                        product.name(),
                        collection(product, sku),
                        amount,
                        product.active() ? null : false,
                        product.id(),
                        price.map(PriceRecord::id).orElse(null),
                        fitting(sku, "picture's address", product.images().stream().findFirst()),
                        fitting(sku, "description", product.description()),
                        variants,
                        null));
    }

    private @Nullable String fitting(String sku, String what, Optional<String> text) {
        Optional<String> fitting = text.filter(words -> words.length() <= LONGEST_TEXT);
        if (fitting.isEmpty() && text.isPresent()) {
            notes.add(
                    "%s has a %s of more than %d characters, which is left out."
                            .formatted(sku, what, LONGEST_TEXT));
        }
        return fitting.orElse(null);
    }

    private List<CatalogDocument.Variant> variants(ProductRecord product, long amount) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        account.entries(product)
                .filter(entry -> entry.getKey().contains(":"))
                .forEach(
                        entry ->
                                amounts.put(
                                        entry.getKey().split(":", 2)[1],
                                        entry.getValue().amount()));
        account.pricesOf(product)
                .forEach(
                        price ->
                                StripeOwnershipMetadata.variant(price.metadata())
                                        .ifPresent(
                                                id ->
                                                        amounts.put(
                                                                id,
                                                                price.unitAmount().orElseThrow())));
        return amounts.entrySet().stream()
                .map(
                        variant ->
                                new CatalogDocument.Variant(
                                        variant.getKey(),
                                        variant.getKey(),
                                        variant.getValue() == amount ? null : variant.getValue()))
                .toList();
    }

    private String collection(ProductRecord product, String sku) {
        return Stream.of("collectionId", "collection", "category")
                .flatMap(name -> Optional.ofNullable(product.metadata().get(name)).stream())
                .filter(id -> !id.isBlank())
                .findFirst()
                .orElseGet(
                        () -> {
                            notes.add(
                                    "%s names no collection in its metadata and is in \"%s\"."
                                            .formatted(sku, WITHOUT_COLLECTION));
                            return WITHOUT_COLLECTION;
                        });
    }

    private void noteWhatTheMapNames() {
        List<String> there = account.products().stream().map(ProductRecord::id).toList();
        account.map()
                .entries()
                .forEach(
                        (name, entry) -> {
                            if (!there.contains(entry.productId())) {
                                notes.add(
                                        "The map has %s for %s, which is not in this account."
                                                .formatted(entry.productId(), name));
                            }
                        });
    }

    private CatalogDraft draft(Instant now) {
        return new CatalogDraft(
                CatalogDocument.of(now, currency, products.values(), List.of()), notes);
    }
}
