package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.NewProduct;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.ProductChange;
import com.thebabesclub.commerce.sync.command.UsageException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the plan of an import: a function of the catalogue, the last map and what Stripe has, and
 * of nothing else. So an import that was cut off is begun again by making the plan of what is left.
 */
final class ImportPlanner {

    private final ImportInputs inputs;
    private final StripeInventory inventory;
    private final List<ImportStep> steps = new ArrayList<>();
    private final List<ImportPlan.Place> places = new ArrayList<>();
    private final Map<String, String> skus = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private int unchanged;

    private ImportPlanner(ImportInputs inputs, StripeInventory inventory) {
        this.inputs = inputs;
        this.inventory = inventory;
    }

    /** The plan; empty of steps where all is as it should be. */
    static ImportPlan of(ImportInputs inputs, StripeInventory inventory) {
        ImportPlanner planner = new ImportPlanner(inputs, inventory);
        inputs.catalog().products().forEach(planner::product);
        planner.archiveTheRest();
        return new ImportPlan(
                planner.steps,
                planner.places,
                inputs.map().entries(),
                planner.unchanged,
                planner.notes);
    }

    private void product(Product product) {
        int before = steps.size();
        Optional<ProductRecord> found = find(product.sku());
        found.ifPresent(record -> take(record.id(), product.sku()));
        noteWrongId(product, found);
        if (product.active()) {
            offer(product, found);
        } else {
            found.filter(ProductRecord::active)
                    .ifPresent(record -> archive(product.sku(), record, "not for sale now"));
        }
        if (steps.size() == before) {
            unchanged++;
        }
    }

    private void offer(Product product, Optional<ProductRecord> found) {
        String id = found.map(ProductRecord::id).orElse(inputs.mark().productId(product.sku()));
        found.ifPresentOrElse(record -> correct(product, record), () -> make(product, id));
        PricePlanner prices = new PricePlanner(inputs, inventory, product, id, found);
        steps.addAll(prices.steps());
        places.addAll(prices.places());
    }

    /** By the names that we have for it, else by our mark. */
    private Optional<ProductRecord> find(String sku) {
        return inputs.productIds(sku).stream()
                .flatMap(id -> inventory.product(id).stream())
                .filter(record -> !inputs.mark().isAnothers(record.metadata()))
                .findFirst()
                .or(() -> findMarked(sku));
    }

    private Optional<ProductRecord> findMarked(String sku) {
        return inventory.products().stream()
                .filter(record -> inputs.mark().isOn(record.metadata()))
                .filter(
                        record ->
                                StripeOwnershipMetadata.sku(record.metadata())
                                        .equals(Optional.of(sku)))
                .min(
                        Comparator.comparing((ProductRecord record) -> !record.active())
                                .thenComparing(ProductRecord::id));
    }

    private void take(String id, String sku) {
        String other = skus.putIfAbsent(id, sku);
        if (other != null) {
            throw new UsageException(
                    "%s and %s are both %s: correct the catalogue or the map."
                            .formatted(other, sku, id));
        }
    }

    private void noteWrongId(Product product, Optional<ProductRecord> found) {
        product.stripeProductId()
                .filter(stated -> found.filter(record -> record.id().equals(stated)).isEmpty())
                .ifPresent(
                        stated ->
                                notes.add(
                                        "The catalogue names %s for %s, which is not ours in this account."
                                                        .formatted(stated, product.sku())
                                                + " Change its stripeProductId to the map's."));
    }

    private void make(Product product, String id) {
        steps.add(
                new ImportStep.MakeProduct(
                        product.sku(),
                        new NewProduct(
                                id,
                                product.name(),
                                product.image(),
                                product.description(),
                                inputs.mark().of(product))));
    }

    private void correct(Product product, ProductRecord record) {
        Optional<String> name =
                record.name().equals(product.name())
                        ? Optional.empty()
                        : Optional.of(product.name());
        Optional<Boolean> active = record.active() ? Optional.empty() : Optional.of(true);
        // A picture that the catalogue does not have stays as the owner has it at Stripe.
        Optional<String> image =
                product.image().filter(wanted -> !record.images().equals(List.of(wanted)));
        Optional<String> description =
                product.description()
                        .filter(wanted -> !record.description().equals(Optional.of(wanted)));
        Map<String, String> marks = missing(inputs.mark().of(product), record.metadata());
        boolean isAsItShouldBe =
                Stream.of(name, active, image, description).allMatch(Optional::isEmpty)
                        && marks.isEmpty();
        if (!isAsItShouldBe) {
            ProductChange change =
                    new ProductChange(name, active, Optional.empty(), image, description, marks);
            steps.add(new ImportStep.ChangeProduct(product.sku(), record, change));
        }
    }

    /** What the catalogue has no more, and what there is twice. */
    private void archiveTheRest() {
        Map<String, String> once = new HashMap<>();
        inputs.map()
                .entries()
                .forEach((name, entry) -> once.putIfAbsent(entry.productId(), IdMap.sku(name)));
        inventory.products().stream()
                .filter(record -> record.active() && !skus.containsKey(record.id()))
                .filter(record -> !inputs.mark().isAnothers(record.metadata()))
                .sorted(Comparator.comparing(ProductRecord::id))
                .forEach(
                        record ->
                                StripeOwnershipMetadata.sku(record.metadata())
                                        .filter(_ -> inputs.mark().isOn(record.metadata()))
                                        .or(() -> Optional.ofNullable(once.get(record.id())))
                                        .ifPresent(sku -> archive(sku, record, why(sku))));
    }

    private String why(String sku) {
        return inputs.catalog().product(sku).isPresent()
                ? "a second product of this sku"
                : "left the catalogue";
    }

    private void archive(String sku, ProductRecord record, String why) {
        steps.add(new ImportStep.ArchiveProduct(sku, record, why));
    }

    /** The marks that are not there, or say something else. */
    static Map<String, String> missing(Map<String, String> wanted, Map<String, String> there) {
        Map<String, String> missing = new HashMap<>(wanted);
        missing.entrySet().removeIf(mark -> mark.getValue().equals(there.get(mark.getKey())));
        return missing;
    }
}
