package com.thebabesclub.commerce.outbox.orderevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.order.Fulfilment;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.order.ShopAction;
import com.thebabesclub.commerce.domain.order.ShopCommand;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The person in an order. Nothing of them is left once they were forgotten.
 *
 * @param parcels what was sent, oldest first
 * @param notes what the shop's people wrote with what they did, oldest first
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record CustomerSnapshot(
        @Nullable String email,
        @Nullable Address address,
        List<ParcelSnapshot> parcels,
        List<String> notes) {

    /** Where the goods go, as the customer wrote it. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Address(
            @Nullable String name,
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country) {

        static Address of(ShippingAddress address) {
            return new Address(
                    address.name().orElse(null),
                    address.line1().orElse(null),
                    address.line2().orElse(null),
                    address.city().orElse(null),
                    address.state().orElse(null),
                    address.postalCode().orElse(null),
                    address.country().orElse(null));
        }

        /** Masked: an address is personal. */
        @Override
        public String toString() {
            return "Address[***]";
        }
    }

    /** Pieces that are on their way. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParcelSnapshot(
            String shippedAt,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String link) {

        static ParcelSnapshot of(Fulfilment.Shipment shipment) {
            return new ParcelSnapshot(
                    shipment.at().toString(),
                    shipment.parcel().carrier().orElse(null),
                    shipment.parcel().trackingNumber().orElse(null),
                    shipment.parcel().link().orElse(null));
        }

        /** Masked: the number is personal. */
        @Override
        public String toString() {
            return "ParcelSnapshot[***]";
        }
    }

    static CustomerSnapshot of(Order order) {
        return new CustomerSnapshot(
                order.facts().details().customerEmail().orElse(null),
                order.facts().details().shipping().map(Address::of).orElse(null),
                order.fulfilment().shipments().stream().map(ParcelSnapshot::of).toList(),
                order.shop().standing().stream()
                        .map(ShopCommand::action)
                        .map(CustomerSnapshot::note)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<String> note(ShopAction action) {
        return switch (action) {
            case ShopAction.Moved moved -> moved.note();
            case ShopAction.RefundRequested asked -> asked.note();
            case ShopAction.RefundRefused _,
                    ShopAction.LetterAgain _,
                    ShopAction.ErasureAsked _,
                    ShopAction.Voided _ ->
                    Optional.empty();
        };
    }

    /** Masked: all of it is personal. */
    @Override
    public String toString() {
        return "CustomerSnapshot[***]";
    }
}
