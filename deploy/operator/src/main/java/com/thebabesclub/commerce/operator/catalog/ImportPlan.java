package com.thebabesclub.commerce.operator.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done so that Stripe has what the catalogue says.
 *
 * @param steps in this order, any of which may be the last that is done
 * @param places where each offer is then
 * @param kept the entries of the last map; those that have a place now are written anew, and none
 *     goes
 * @param unchanged products with which nothing is to be done
 * @param notes what a person should know, as sentences
 */
record ImportPlan(
        List<ImportStep> steps,
        List<Place> places,
        SortedMap<String, IdMap.Entry> kept,
        int unchanged,
        List<String> notes) {

    /**
     * Where an offer is.
     *
     * @param priceId empty for one that is still to be made
     */
    record Place(PriceOffer offer, String productId, Optional<String> priceId, String currency) {}

    ImportPlan {
        steps = List.copyOf(steps);
        places = List.copyOf(places);
        notes = List.copyOf(notes);
    }

    /** The same where no product is taken from sale: a note for each that would have been. */
    ImportPlan withoutArchiving() {
        List<String> more = new ArrayList<>(notes);
        archived()
                .map(
                        step ->
                                "%s (%s) %s and stays for sale at Stripe: --archive archives it."
                                        .formatted(step.sku(), step.product().id(), step.why()))
                .forEach(more::add);
        return new ImportPlan(
                steps.stream()
                        .filter(step -> !(step instanceof ImportStep.ArchiveProduct))
                        .toList(),
                places,
                kept,
                unchanged,
                more);
    }

    /**
     * True where more than a fifth of the skus that the shop is known to have would no longer be
     * sold: that is another shop's catalogue, or half of one.
     *
     * @param archive whether those that no map has count too: they are archived as well
     */
    boolean losesTooMany(boolean archive) {
        Set<String> known = kept.keySet().stream().map(IdMap::sku).collect(Collectors.toSet());
        Set<String> going =
                archived()
                        .map(ImportStep.ArchiveProduct::sku)
                        .filter(sku -> archive || known.contains(sku))
                        .collect(Collectors.toSet());
        known.addAll(going);
        return 5 * going.size() > known.size();
    }

    private Stream<ImportStep.ArchiveProduct> archived() {
        return steps.stream()
                .filter(ImportStep.ArchiveProduct.class::isInstance)
                .map(ImportStep.ArchiveProduct.class::cast);
    }

    /**
     * The map of ids once the plan is carried out.
     *
     * @param made the ids of the prices that were made
     */
    IdMap map(Map<PriceOffer, String> made) {
        SortedMap<String, IdMap.Entry> entries = new TreeMap<>(kept);
        for (Place place : places) {
            String priceId =
                    place.priceId()
                            .or(() -> Optional.ofNullable(made.get(place.offer())))
                            .orElseThrow();
            entries.put(
                    place.offer().name(),
                    new IdMap.Entry(
                            place.productId(), priceId, place.offer().amount(), place.currency()));
        }
        return new IdMap(entries);
    }
}
