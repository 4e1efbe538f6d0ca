package com.thebabesclub.commerce.session;

import com.thebabesclub.commerce.order.Amount;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.SessionDetails;
import com.thebabesclub.commerce.order.ShippingAddress;
import com.thebabesclub.commerce.order.Stage;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;
import java.util.Optional;

/**
 * Facts as a map in the pointer, absent parts left out so that the pointer stays under a kilobyte.
 */
public final class FactsAttributes {

    private FactsAttributes() {}

    static Attributes of(Facts facts) {
        SessionDetails details = facts.details();
        Attributes.Builder map =
                Attributes.map()
                        .put("stage", facts.stage().text())
                        .put("currency", details.currency())
                        .put("customerEmail", details.customerEmail())
                        .put("paymentIntentId", details.paymentIntentId())
                        .putMap("shippingAddress", details.shipping().map(FactsAttributes::of))
                        .putMap("presentment", details.presentment().map(FactsAttributes::of));
        details.total().ifPresent(amount -> map.put("total", amount));
        details.subtotal().ifPresent(amount -> map.put("subtotal", amount));
        details.discount().ifPresent(amount -> map.put("discount", amount));
        details.tax().ifPresent(amount -> map.put("tax", amount));
        details.shippingCost().ifPresent(amount -> map.put("shippingCost", amount));
        facts.completedAt().ifPresent(at -> map.put("completedAt", at.getEpochSecond()));
        return map.build();
    }

    static Facts read(Attributes map) {
        SessionDetails details =
                new SessionDetails(
                        map.findText("currency"),
                        number(map, "total"),
                        number(map, "subtotal"),
                        number(map, "discount"),
                        number(map, "tax"),
                        number(map, "shippingCost"),
                        map.findText("customerEmail"),
                        map.findMap("shippingAddress").map(FactsAttributes::readAddress),
                        map.findText("paymentIntentId"),
                        map.findMap("presentment")
                                .map(
                                        amount ->
                                                new Amount(
                                                        amount.number("amount"),
                                                        amount.text("currency"))));
        return new Facts(
                Stage.ofText(map.text("stage")),
                details,
                number(map, "completedAt").map(Instant::ofEpochSecond));
    }

    /** An address under the names that the owner gave its parts. */
    public static Attributes of(ShippingAddress address) {
        return Attributes.map()
                .put("name", address.name())
                .put("line1", address.line1())
                .put("line2", address.line2())
                .put("city", address.city())
                .put("state", address.state())
                .put("postalCode", address.postalCode())
                .put("country", address.country())
                .build();
    }

    /** What the customer paid where Stripe converted, in minor units. */
    public static Attributes of(Amount amount) {
        return Attributes.map()
                .put("amount", amount.value())
                .put("currency", amount.currency())
                .build();
    }

    private static ShippingAddress readAddress(Attributes map) {
        return new ShippingAddress(
                map.findText("name"),
                map.findText("line1"),
                map.findText("line2"),
                map.findText("city"),
                map.findText("state"),
                map.findText("postalCode"),
                map.findText("country"));
    }

    private static Optional<Long> number(Attributes map, String name) {
        return map.findNumber(name).stream().boxed().findFirst();
    }
}
