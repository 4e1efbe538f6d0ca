package com.thebabesclub.commerce.checkout.pricing;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Finds how often each of some offers is taken so that they save most: branch and bound, exact.
 *
 * <p>The offers are decided one after the other. What a number of the offer at hand can lead to is
 * bounded by a valuation in which the later offers pay floors only. That bound is concave in the
 * number, so its peak is found by halving, and the numbers to both sides are tried until the bound
 * is no better than the best that was found: everything beyond is worse still. Hence the result is
 * exact whatever the floors, and good floors only make it fast.
 *
 * <p>All prices are multiples of some unit, so what is better is better by a unit. Where the effort
 * is exhausted, the best that was found until then stands.
 */
final class Search {

    private final Pieces pieces;
    private final List<Offer> offers;
    private final List<Bound> bounds;
    private final int[] caps;
    private final ToLongFunction<int[]> rest;
    private final long unit;
    private final Effort effort;
    private final int[] times;
    private int[] need;
    private int[] bestTimes;
    private long best;

    /**
     * Prepares a search among the offers.
     *
     * @param bounds for each offer, what may be had when it is decided and the later ones are not
     * @param caps for each offer, a number that some best solution does not exceed
     * @param rest the exact worth once all offers are decided, by the pieces that they need, in
     *     {@link Valuation#SCALE}
     */
    Search(
            Pieces pieces,
            List<Offer> offers,
            List<Bound> bounds,
            int[] caps,
            ToLongFunction<int[]> rest,
            Effort effort) {
        this.pieces = pieces;
        this.offers = offers;
        this.bounds = bounds;
        this.caps = caps;
        this.rest = rest;
        this.unit = pieces.unit() * Valuation.SCALE;
        this.effort = effort;
        this.times = new int[offers.size()];
        this.bestTimes = times.clone();
        this.need = new int[pieces.slots()];
    }

    /** The most that can be had beside the pieces that are needed already. */
    long run(int[] alreadyNeeded) {
        need = alreadyNeeded.clone();
        best = rest.applyAsLong(need);
        bestTimes = new int[times.length];
        if (!offers.isEmpty()) {
            decide(0, 0);
        }
        return best;
    }

    /** How often each offer is taken in what the last run found. */
    int[] times() {
        return bestTimes;
    }

    private void decide(int depth, long spent) {
        if (depth == offers.size()) {
            long value = rest.applyAsLong(need) - spent * Valuation.SCALE;
            if (value > best) {
                best = value;
                bestTimes = times.clone();
            }
            return;
        }
        int most = Math.min(caps[depth], pieces.most(offers.get(depth), need));
        int peak = tightPeak(depth, spent, most);
        for (int n = peak; n <= most && isPromising(depth, spent, n); n++) {
            take(depth, spent, n);
        }
        for (int n = peak - 1; n >= 0 && isPromising(depth, spent, n); n--) {
            take(depth, spent, n);
        }
    }

    private void take(int depth, long spent, int n) {
        if (tighten(depth, n) && !isPromising(depth, spent, n)) {
            return;
        }
        Offer offer = offers.get(depth);
        times[depth] = n;
        offer.addTo(need, n);
        decide(depth + 1, spent + n * offer.price());
        offer.addTo(need, -n);
        times[depth] = 0;
    }

    private boolean tighten(int depth, int n) {
        Offer offer = offers.get(depth);
        offer.addTo(need, n);
        boolean isTighter = bounds.get(depth).tighten(need);
        offer.addTo(need, -n);
        return isTighter;
    }

    /**
     * The peak of a bound that is tight there. Without this the first descent would follow a bound
     * that is flat, and find little to prune by.
     */
    private int tightPeak(int depth, long spent, int most) {
        int peak = peak(depth, spent, most);
        while (isPromising(depth, spent, peak) && tighten(depth, peak)) {
            peak = peak(depth, spent, most);
        }
        return peak;
    }

    /** The least number at which one more does not raise the bound. */
    private int peak(int depth, long spent, int most) {
        int low = 0;
        int high = most;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bound(depth, spent, middle + 1) > bound(depth, spent, middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isPromising(int depth, long spent, int n) {
        return !effort.isExhausted() && bound(depth, spent, n) >= best + unit;
    }

    private long bound(int depth, long spent, int n) {
        Offer offer = offers.get(depth);
        offer.addTo(need, n);
        long bound = bounds.get(depth).of(need) - (spent + n * offer.price()) * Valuation.SCALE;
        offer.addTo(need, -n);
        return bound;
    }
}
