package com.thebabesclub.commerce.domain.stock;

/** What somebody of the shop says of a number of pieces. */
public sealed interface StockChange {

    /** The most pieces that one request puts in, takes out or counts. */
    long MOST = 1_000_000;

    /**
     * That so many were put in; or taken out, below 0.
     *
     * @param pieces from -{@value StockChange#MOST} to {@value StockChange#MOST}, not 0
     */
    record Difference(long pieces) implements StockChange {

        public Difference {
            if (pieces == 0 || Math.abs(pieces) > MOST) {
                throw new IllegalArgumentException("no difference is " + pieces);
            }
        }
    }

    /**
     * That so many can be had.
     *
     * @param version of the level that was counted against
     */
    record Count(long pieces, String version) implements StockChange {

        public Count {
            if (pieces < 0 || pieces > MOST) {
                throw new IllegalArgumentException("no count is " + pieces);
            }
        }
    }

    /**
     * How many pieces that puts in.
     *
     * @throws StockRefusedException where more would be taken out than can be had, or the level is
     *     another than that which was counted
     */
    default long difference(StockLevel seen) {
        return switch (this) {
            case Difference(long pieces) -> {
                if (seen.available() + pieces < 0) {
                    throw StockRefusedException.tooFew(seen.available());
                }
                yield pieces;
            }
            case Count(long pieces, String version) -> {
                if (!seen.version().equals(version)) {
                    throw StockRefusedException.because(StockRefusal.VERSION_CONFLICT);
                }
                yield pieces - seen.available();
            }
        };
    }
}
