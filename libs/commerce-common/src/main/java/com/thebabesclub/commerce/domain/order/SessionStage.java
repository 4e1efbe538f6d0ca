package com.thebabesclub.commerce.domain.order;

/**
 * How far a checkout session has come. One chain: a later stage says more than an earlier one,
 * whenever it arrives.
 *
 * <p>Session status and payment status are one value here, since two maxima of their own could be
 * joined to a pair that never was.
 */
public enum SessionStage {
    OPEN("open"),
    EXPIRED("expired"),
    /** Complete, and the payment is under way: a delayed method such as a bank debit. */
    UNPAID("complete/unpaid"),
    /** Complete, and the delayed payment has failed. */
    FAILED("complete/failed"),
    /** Complete, and there was nothing to pay. */
    FREE("complete/free"),
    PAID("complete/paid");

    private final String text;

    SessionStage(String text) {
        this.text = text;
    }

    /**
     * The stage that Stripe's two words tell of.
     *
     * <p>A session that costs nothing says {@code no_payment_required} while it is still open, and
     * is open then. A word that is not known counts as the lesser thing: nobody is handed goods on
     * it.
     *
     * @param status {@code open}, {@code complete} or {@code expired}
     * @param paymentStatus {@code paid}, {@code unpaid} or {@code no_payment_required}
     */
    public static SessionStage of(String status, String paymentStatus) {
        return switch (status) {
            case "expired" -> EXPIRED;
            case "complete" ->
                    switch (paymentStatus) {
                        case "paid" -> PAID;
                        case "no_payment_required" -> FREE;
                        default -> UNPAID;
                    };
            default -> OPEN;
        };
    }

    /** As it stands in the table. */
    public String text() {
        return text;
    }

    /** The stage that is written so. */
    public static SessionStage ofText(String text) {
        for (SessionStage stage : values()) {
            if (stage.text.equals(text)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("no stage is written " + text);
    }

    /** An order exists exactly for these. */
    public boolean isComplete() {
        return compareTo(UNPAID) >= 0;
    }

    /** The money has arrived, or none was owed. */
    public boolean isSettled() {
        return compareTo(FREE) >= 0;
    }
}
