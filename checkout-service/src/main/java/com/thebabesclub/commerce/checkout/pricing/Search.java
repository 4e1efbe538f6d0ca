package com.thebabesclub.commerce.checkout.pricing;

import java.util.Arrays;

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
final class Search implements Worth {

    private final Pieces pieces;
    private final Offer[] offers;
    private final Bound[] bounds;
    private final int[] caps;
    private final Worth rest;
    private final long unit;
    private final Effort effort;
    private final int[] times;
    private final int[] need;
    private final int[] bestTimes;
    private long best;

    /**
     * Prepares a search among the offers.
     *
     * @param bounds for each offer, what may be had when it is decided and the later ones are not
     * @param caps for each offer, a number that some best solution does not exceed
     * @param rest the exact worth once all offers are decided
     */
    Search(Pieces pieces, Offer[] offers, Bound[] bounds, int[] caps, Worth rest, Effort effort) {
        this.pieces = pieces;
        this.offers = offers;
        this.bounds = bounds;
        this.caps = caps;
        this.rest = rest;
        this.unit = pieces.unit() * Valuation.SCALE;
        this.effort = effort;
        this.times = new int[offers.length];
        this.bestTimes = new int[offers.length];
        this.need = new int[pieces.slots()];
    }

    @Override
    public long of(int[] alreadyNeeded) {
        System.arraycopy(alreadyNeeded, 0, need, 0, need.length);
        Arrays.fill(bestTimes, 0);
        best = rest.of(need);
        if (offers.length > 0) {
            decide(0, 0);
        }
        return best;
    }

    Offer[] offers() {
        return offers;
    }

    /** How often each offer is taken in what was found last. */
    int[] times() {
        return bestTimes;
    }

    private void decide(int depth, long spent) {
        if (depth == offers.length) {
            long value = rest.of(need) - spent * Valuation.SCALE;
            if (value > best) {
                best = value;
                System.arraycopy(times, 0, bestTimes, 0, times.length);
            }
            return;
        }
        int most = Math.min(caps[depth], pieces.most(offers[depth], need));
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
        Offer offer = offers[depth];
        times[depth] = n;
        offer.addTo(need, n);
        decide(depth + 1, spent + n * offer.price());
        offer.addTo(need, -n);
        times[depth] = 0;
    }

    private boolean tighten(int depth, int n) {
        Offer offer = offers[depth];
        offer.addTo(need, n);
        boolean isTighter = bounds[depth].tighten(need);
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
        Offer offer = offers[depth];
        offer.addTo(need, n);
        long bound = bounds[depth].of(need) - (spent + n * offer.price()) * Valuation.SCALE;
        offer.addTo(need, -n);
        return bound;
    }
}
