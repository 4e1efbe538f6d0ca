package com.thebabesclub.commerce.domain.order;

import java.util.List;
import java.util.Optional;

/** What the shop's people have done about an order. */
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
