package com.thebabesclub.commerce.checkout.pricing.solver;

/** Selections in which each offer is taken between so and so many times, and what they may save. */
final class Node {

    private static final double TOLERANCE = 1e-6;
    private static final int NONE = -1;

    private final int[] least;
    private final int[] most;
    private final double[] times;
    private final long bound;
    private final int number;

    /**
     * Both ranges include their ends.
     *
     * @param times beyond the least, where fractions are allowed
     * @param bound the most that a selection of these may save, in {@link DualPrices#SCALE}
     * @param number a later node has a greater one
     */
    Node(int[] least, int[] most, double[] times, long bound, int number) {
        this.least = least;
        this.most = most;
        this.times = times;
        this.bound = bound;
        this.number = number;
    }

    int[] least() {
        return least;
    }

    int[] most() {
        return most;
    }

    long bound() {
        return bound;
    }

    /** A selection that the cart has the pieces for. */
    int[] roundedDown() {
        int[] rounded = least.clone();
        for (int offer = 0; offer < rounded.length; offer++) {
            rounded[offer] = Math.min(most[offer], floor(offer));
        }
        return rounded;
    }

    /**
     * The offer to branch on: of those taken in fractions the one with the narrowest range, else
     * any whose range is open; −1 where there is none.
     *
     * @param except not this one, which was tried
     */
    int candidate(int except) {
        int candidate = NONE;
        for (int offer = 0; offer < times.length; offer++) {
            if (offer != except && range(offer) > 0 && isBetter(offer, candidate)) {
                candidate = offer;
            }
        }
        return candidate;
    }

    boolean isFraction(int offer) {
        return Math.abs(times[offer] - Math.rint(times[offer])) > TOLERANCE;
    }

    /** The last number of the lower half. */
    int split(int offer) {
        return Math.min(most[offer] - 1, floor(offer));
    }

    /** The greatest bound first; of equal ones the latest, which has the narrowest ranges. */
    static int compare(Node a, Node b) {
        int byBound = Long.compare(b.bound, a.bound);
        return byBound != 0 ? byBound : Integer.compare(b.number, a.number);
    }

    private boolean isBetter(int offer, int candidate) {
        if (candidate == NONE || !isFraction(offer)) {
            return candidate == NONE;
        }
        return !isFraction(candidate) || range(offer) < range(candidate);
    }

    private int range(int offer) {
        return most[offer] - least[offer];
    }

    private int floor(int offer) {
        return least[offer] + (int) Math.floor(times[offer] + TOLERANCE);
    }
}
