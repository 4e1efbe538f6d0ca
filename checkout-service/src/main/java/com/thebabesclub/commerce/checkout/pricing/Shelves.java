package com.thebabesclub.commerce.checkout.pricing;

/** The tiers of all shelves: once the sets are decided, every collection is on its own. */
final class Shelves implements Worth {

    private final Search[] searches;

    Shelves(Pieces pieces, Offer[] offers, Effort effort) {
        this.searches = new Search[pieces.shelves()];
        for (int shelf = 0; shelf < searches.length; shelf++) {
            searches[shelf] = Shelf.search(pieces, shelf, offers, effort);
        }
    }

    @Override
    public long of(int[] need) {
        long sum = 0;
        for (Search search : searches) {
            sum += search.of(need);
        }
        return sum;
    }

    /** By shelf, as they were left by what was asked last. */
    Search[] searches() {
        return searches;
    }
}
