package com.thebabesclub.commerce.operator.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.PriceChange;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.ProductChange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Products and prices in memory, under Stripe's rules for them. */
final class Account {

    private final Map<String, ProductRecord> products = new LinkedHashMap<>();
    private final Map<String, PriceRecord> prices = new LinkedHashMap<>();
    private final Map<String, String> answers = new HashMap<>();

    /** All of it: what is found is what can be found. */
    StripeInventory stock() {
        return new StripeInventory(List.copyOf(products.values()), List.copyOf(prices.values()));
    }

    void add(ProductRecord product) {
        products.put(product.id(), product);
    }

    void add(PriceRecord price) {
        prices.put(price.id(), price);
    }

    /** Does so many steps, and tells the prices that were made. */
    Map<PriceOffer, String> apply(List<ImportStep> steps) {
        Map<PriceOffer, String> made = new HashMap<>();
        steps.forEach(step -> apply(step, made));
        return made;
    }

    private void apply(ImportStep step, Map<PriceOffer, String> made) {
        switch (step) {
            case ImportStep.MakeProduct make -> {
                assertThat(products).doesNotContainKey(make.product().id());
                add(
                        new ProductRecord(
                                make.product().id(),
                                true,
                                make.product().name(),
                                Optional.empty(),
                                make.product().image().stream().toList(),
                                make.product().description(),
                                make.product().metadata()));
            }
            case ImportStep.ChangeProduct change -> change(change.before().id(), change.change());
            case ImportStep.ArchiveProduct archive -> active(archive.product().id(), false);
            case ImportStep.MakePrice make -> made.put(make.offer(), make(make));
            case ImportStep.ChangePrice change -> change(change.before().id(), change.change());
            case ImportStep.ChooseDefault choose -> {
                String id =
                        Optional.ofNullable(made.get(choose.offer()))
                                .orElseGet(() -> fitting(choose).id());
                change(choose.productId(), ProductChange.soldAt(id));
            }
            case ImportStep.ArchivePrice archive -> {
                PriceRecord price = archive.price();
                assertThat(product(price.productId()).defaultPrice())
                        .isNotEqualTo(Optional.of(price.id()));
                change(price.id(), new PriceChange(Optional.of(false), Optional.empty(), Map.of()));
            }
        }
    }

    private PriceRecord fitting(ImportStep.ChooseDefault choose) {
        return prices.values().stream()
                .filter(price -> price.productId().equals(choose.productId()) && price.active())
                .filter(price -> price.unitAmount().equals(Optional.of(choose.offer().amount())))
                .filter(
                        price ->
                                StripeOwnershipMetadata.variant(price.metadata())
                                        .equals(choose.offer().variant()))
                .findFirst()
                .orElseThrow();
    }

    private String make(ImportStep.MakePrice make) {
        String known = answers.get(make.key());
        if (known != null) {
            return known;
        }
        assertThat(product(make.price().productId()).active()).isTrue();
        free(make.price().lookupKey());
        String id = "price_%03d".formatted(prices.size() + 1);
        add(
                new PriceRecord(
                        id,
                        make.price().productId(),
                        true,
                        make.price().currency(),
                        Optional.of(make.price().unitAmount()),
                        Optional.of(make.price().lookupKey()),
                        make.price().metadata()));
        answers.put(make.key(), id);
        return id;
    }

    private void change(String id, ProductChange change) {
        ProductRecord before = product(id);
        add(
                new ProductRecord(
                        id,
                        change.active().orElse(before.active()),
                        change.name().orElse(before.name()),
                        change.defaultPrice().or(before::defaultPrice),
                        change.image().map(List::of).orElse(before.images()),
                        change.description().or(before::description),
                        merged(before.metadata(), change.metadata())));
    }

    void active(String productId, boolean active) {
        change(productId, ProductChange.active(active));
    }

    void change(String id, PriceChange change) {
        change.lookupKey().ifPresent(this::free);
        PriceRecord before = Objects.requireNonNull(prices.get(id));
        add(
                new PriceRecord(
                        id,
                        before.productId(),
                        change.active().orElse(before.active()),
                        before.currency(),
                        before.unitAmount(),
                        change.lookupKey().or(before::lookupKey),
                        merged(before.metadata(), change.metadata())));
    }

    private void free(String lookupKey) {
        prices.replaceAll(
                (_, price) ->
                        price.lookupKey().equals(Optional.of(lookupKey))
                                ? new PriceRecord(
                                        price.id(),
                                        price.productId(),
                                        price.active(),
                                        price.currency(),
                                        price.unitAmount(),
                                        Optional.empty(),
                                        price.metadata())
                                : price);
    }

    private ProductRecord product(String id) {
        return Objects.requireNonNull(products.get(id));
    }

    private static Map<String, String> merged(Map<String, String> one, Map<String, String> other) {
        Map<String, String> merged = new TreeMap<>(one);
        merged.putAll(other);
        return merged;
    }

    /** What is sold, without the ids of prices: {@code product name amount…}, sorted. */
    List<String> sold() {
        List<String> sold = new ArrayList<>();
        products.values().stream()
                .filter(ProductRecord::active)
                .forEach(
                        product ->
                                sold.add(
                                        product.id()
                                                + " "
                                                + product.name()
                                                + " "
                                                + amounts(product)));
        return sold.stream().sorted().toList();
    }

    private List<String> amounts(ProductRecord product) {
        return prices.values().stream()
                .filter(price -> price.active() && price.productId().equals(product.id()))
                .map(
                        price ->
                                price.unitAmount().orElse(-1L)
                                        + " "
                                        + price.lookupKey().orElse("-")
                                        + (product.defaultPrice().equals(Optional.of(price.id()))
                                                ? " default"
                                                : ""))
                .sorted()
                .toList();
    }
}
