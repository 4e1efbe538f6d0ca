package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.money.LargestRemainder;
import com.thebabesclub.commerce.quote.AppliedBundle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

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
        this.covered = new long[choice.offers().size()][pieces.kinds()];
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
        OptionalInt loss =
                IntStream.range(0, choice.offers().size())
                        .filter(offer -> handing.saves(offer) < 0)
                        .findFirst();
        if (loss.isPresent()) {
            return apply(pieces, choice.without(loss.getAsInt()), step, discounts);
        }
        return IntStream.range(0, choice.offers().size())
                .mapToObj(offer -> handing.applied(offer, step, discounts))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Named pieces before any pieces, as the valuation has it. */
    private void handOut() {
        int[] left = IntStream.range(0, pieces.kinds()).map(pieces::count).toArray();
        int[] shelves = IntStream.range(0, pieces.shelves()).toArray();
        Valuation exact = Valuation.exact(pieces, shelves);
        IntStream.concat(IntStream.range(pieces.shelves(), pieces.slots()), Arrays.stream(shelves))
                .forEach(slot -> handOut(slot, exact.dearest(slot), left));
    }

    private void handOut(int slot, int[] dearestFirst, int[] left) {
        for (int offer = 0; offer < covered.length; offer++) {
            int missing = choice.times(offer) * choice.offers().get(offer).takes(slot);
            for (int kind : dearestFirst) {
                int taken = Math.min(missing, left[kind]);
                covered[offer][kind] += taken * pieces.price(kind);
                left[kind] -= taken;
                missing -= taken;
            }
        }
    }

    private long saves(int offer) {
        return Arrays.stream(covered[offer]).sum()
                - choice.times(offer) * choice.offers().get(offer).price();
    }

    private Optional<AppliedBundle> applied(int offer, long step, long[] discounts) {
        Offer taken = choice.offers().get(offer);
        int times = choice.times(offer);
        long saves = saves(offer);
        if (saves == 0) {
            return Optional.empty();
        }
        long[] shares = LargestRemainder.spread(saves, covered[offer], step);
        Arrays.setAll(discounts, kind -> discounts[kind] + shares[kind]);
        return Optional.of(
                new AppliedBundle(taken.bundle().id(), taken.bundle().name(), times, saves));
    }
}
