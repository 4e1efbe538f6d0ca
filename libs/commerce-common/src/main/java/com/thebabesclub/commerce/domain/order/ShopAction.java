package com.thebabesclub.commerce.domain.order;

import java.util.List;
import java.util.Optional;

/** What the shop's people have done about an order, and what its customer has asked of them. */
public sealed interface ShopAction {

    /** The same without what is personal. */
    ShopAction withoutPerson();

    /**
     * Pieces got on.
     *
     * @param lines all that it is about, each line once
     * @param note why, where the order had something against it
     */
    record Moved(
            FulfilmentStep step,
            List<LineQuantity> lines,
            Optional<Parcel> parcel,
            Optional<String> note)
            implements ShopAction {

        public Moved {
            lines = List.copyOf(lines);
        }

        @Override
        public ShopAction withoutPerson() {
            return new Moved(step, lines, parcel.map(Parcel::withoutPerson), Optional.empty());
        }

        /** Masked: a note may be about a person. */
        @Override
        public String toString() {
            return "Moved[" + step + " " + lines + "]";
        }
    }

    /**
     * Money is to be given back.
     *
     * @param amount in minor units; 0 only where an order is cancelled of which nothing is left
     * @param lines the pieces that it is for
     * @param shipping what of it is for shipping
     * @param reason Stripe's word
     * @param cancels whether nothing of the order is to be
     * @param restock whether its pieces can be sold again, as {@link Restock} says which
     */
    record RefundRequested(
            long amount,
            List<RefundLine> lines,
            long shipping,
            Optional<String> reason,
            Optional<String> note,
            boolean cancels,
            boolean restock)
            implements ShopAction {

        public RefundRequested {
            lines = List.copyOf(lines);
        }

        @Override
        public ShopAction withoutPerson() {
            return new RefundRequested(
                    amount, lines, shipping, reason, Optional.empty(), cancels, restock);
        }

        /** Masked: a note may be about a person. */
        @Override
        public String toString() {
            return "RefundRequested[" + amount + "]";
        }
    }

    /**
     * Stripe has refused a request for good.
     *
     * @param code Stripe's word
     */
    record RefundRefused(String requestId, String code) implements ShopAction {

        @Override
        public ShopAction withoutPerson() {
            return this;
        }
    }

    /** The customer is told something again. */
    record LetterAgain(Letter letter) implements ShopAction {

        @Override
        public ShopAction withoutPerson() {
            return this;
        }
    }

    /** The customer is to be forgotten as soon as nothing is owed to them. */
    record ErasureAsked() implements ShopAction {

        @Override
        public ShopAction withoutPerson() {
            return this;
        }
    }

    /**
     * Another command was a mistake, and counts no more.
     *
     * @param commandId the other's id
     */
    record Voided(String commandId) implements ShopAction {

        @Override
        public ShopAction withoutPerson() {
            return this;
        }
    }
}
