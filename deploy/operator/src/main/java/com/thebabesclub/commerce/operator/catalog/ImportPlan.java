package com.thebabesclub.commerce.operator.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be done so that Stripe has what the catalogue says.
 *
 * @param steps in this order, any of which may be the last that is done
 * @param places where each offer is then
 * @param kept entries of the last map that stay as they are: of products that are not for sale now
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
