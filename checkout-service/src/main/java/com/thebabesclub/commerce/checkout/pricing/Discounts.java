package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.domain.money.LargestRemainder;
import com.thebabesclub.commerce.domain.quote.AppliedBundle;

import java.util.ArrayList;
import java.util.List;

/**
 * Hands the pieces out to the chosen bundles and spreads what each saves over the pieces that it
 * took.
 *
 * <p>Dearest pieces first. However they are handed out, no bundle of the cheapest choice saves less
 * than nothing: leaving it away would be cheaper otherwise. Of a choice that was cut short, a
 * bundle may, and is left away.
 */
final class Discounts {

    private final Pieces pieces;
    private final Choice choice;
    private final long[][] covered;

    private Discounts(Pieces pieces, Choice choice) {
        this.pieces = pieces;
        this.choice = choice;
        this.covered = new long[choice.offers().size()][];
        for (int offer = 0; offer < covered.length; offer++) {
            covered[offer] = new long[choice.times(offer) == 0 ? 0 : pieces.kinds()];
        }
    }

    /**
     * Adds what is saved to the discounts.
     *
     * @param discounts by kind of piece
     * @return the bundles that save something
     */
    static List<AppliedBundle> apply(Pieces pieces, Choice choice, long step, long[] discounts) {
        Discounts handing = new Discounts(pieces, choice);
        handing.handOut();
        List<AppliedBundle> applied = new ArrayList<>();
        for (int offer = 0; offer < choice.offers().size(); offer++) {
            if (handing.saves(offer) < 0) {
                return apply(pieces, choice.without(offer), step, discounts);
            }
        }
        for (int offer = 0; offer < choice.offers().size(); offer++) {
            long saves = handing.saves(offer);
            if (saves > 0) {
                handing.spread(offer, saves, step, discounts);
                applied.add(handing.applied(offer, saves));
            }
        }
        return applied;
    }

    /** Named pieces before any pieces, as the valuation has it. */
    private void handOut() {
        int[] left = pieces.counted();
        for (int slot = pieces.shelves(); slot < pieces.slots(); slot++) {
            handOut(slot, left);
        }
        for (int shelf = 0; shelf < pieces.shelves(); shelf++) {
            handOut(shelf, left);
        }
    }

    private void handOut(int slot, int... left) {
        for (int offer = 0; offer < covered.length; offer++) {
            int missing = choice.times(offer) * choice.offers().get(offer).takes(slot);
            int[] dearest = pieces.dearest(slot);
            for (int i = 0; i < dearest.length && missing > 0; i++) {
                int kind = dearest[i];
                int taken = Math.min(missing, left[kind]);
                covered[offer][kind] += taken * pieces.price(kind);
                left[kind] -= taken;
                missing -= taken;
            }
        }
    }

    private long saves(int offer) {
        long saves = -choice.times(offer) * choice.offers().get(offer).price();
        for (long amount : covered[offer]) {
            saves += amount;
        }
        return saves;
    }

    private void spread(int offer, long saves, long step, long[] discounts) {
        long[] shares = LargestRemainder.spread(saves, covered[offer], step);
        for (int kind = 0; kind < shares.length; kind++) {
            discounts[kind] += shares[kind];
        }
    }

    private AppliedBundle applied(int offer, long saves) {
        Offer taken = choice.offers().get(offer);
        return new AppliedBundle(
                taken.bundle().id(), taken.bundle().name(), choice.times(offer), saves);
    }
}
