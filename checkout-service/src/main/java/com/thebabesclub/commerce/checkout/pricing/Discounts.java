package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.checkout.pricing.solver.Offer;
import com.thebabesclub.commerce.checkout.pricing.solver.Pieces;
import com.thebabesclub.commerce.checkout.pricing.solver.Selection;
import com.thebabesclub.commerce.domain.money.LargestRemainderAllocator;
import com.thebabesclub.commerce.domain.quote.AppliedBundle;

import java.util.ArrayList;
import java.util.List;

/**
 * Hands the pieces out to the chosen bundles and spreads what each saves over the pieces that it
 * took.
 *
 * <p>Dearest pieces first. However they are handed out, no bundle of the cheapest selection saves
 * less than nothing: leaving it away would be cheaper otherwise. Of a selection that was cut short,
 * a bundle may, and is left away.
 */
final class Discounts {

    private final Pieces pieces;
    private final Selection selection;
    private final long[][] covered;

    private Discounts(Pieces pieces, Selection selection) {
        this.pieces = pieces;
        this.selection = selection;
        this.covered = new long[selection.offers().size()][];
        for (int offer = 0; offer < covered.length; offer++) {
            covered[offer] = new long[selection.times(offer) == 0 ? 0 : pieces.kinds()];
        }
    }

    /**
     * Adds what is saved to the discounts.
     *
     * @param discounts by kind of piece
     * @return the bundles that save something
     */
    static List<AppliedBundle> apply(
            Pieces pieces, Selection selection, long step, long[] discounts) {
        Discounts handing = new Discounts(pieces, selection);
        handing.handOut();
        List<AppliedBundle> applied = new ArrayList<>();
        for (int offer = 0; offer < selection.offers().size(); offer++) {
            if (handing.saves(offer) < 0) {
                return apply(pieces, selection.without(offer), step, discounts);
            }
        }
        for (int offer = 0; offer < selection.offers().size(); offer++) {
            long saves = handing.saves(offer);
            if (saves > 0) {
                handing.spread(offer, saves, step, discounts);
                applied.add(handing.applied(offer, saves));
            }
        }
        return applied;
    }

    /** Named pieces before any pieces, as the bound has it. */
    private void handOut() {
        int[] left = pieces.counted();
        for (int slot = pieces.collections(); slot < pieces.slots(); slot++) {
            handOut(slot, left);
        }
        for (int collection = 0; collection < pieces.collections(); collection++) {
            handOut(collection, left);
        }
    }

    private void handOut(int slot, int... left) {
        for (int offer = 0; offer < covered.length; offer++) {
            int missing = selection.times(offer) * selection.offers().get(offer).takes(slot);
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
        long saves = -selection.times(offer) * selection.offers().get(offer).price();
        for (long amount : covered[offer]) {
            saves += amount;
        }
        return saves;
    }

    private void spread(int offer, long saves, long step, long[] discounts) {
        long[] shares = LargestRemainderAllocator.spread(saves, covered[offer], step);
        for (int kind = 0; kind < shares.length; kind++) {
            discounts[kind] += shares[kind];
        }
    }

    private AppliedBundle applied(int offer, long saves) {
        Offer taken = selection.offers().get(offer);
        return new AppliedBundle(
                taken.bundle().id(), taken.bundle().name(), selection.times(offer), saves);
    }
}
