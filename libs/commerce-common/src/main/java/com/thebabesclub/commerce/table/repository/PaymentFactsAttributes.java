package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PresentmentAmount;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.RefundPartitioner;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Facts as a map in the pointer, absent parts left out so that the pointer stays under a kilobyte
 * while nothing is refunded. Of many refunds only the oldest lie here, see {@link RefundPages}.
 */
public final class PaymentFactsAttributes {

    private PaymentFactsAttributes() {}

    static Attributes of(PaymentFacts facts) {
        SessionDetails details = facts.details();
        Attributes.Builder map =
                Attributes.map()
                        .put("stage", facts.stage().text())
                        .put("currency", details.currency())
                        .put("customerEmail", details.customerEmail())
                        .put("paymentIntentId", details.paymentIntentId())
                        .putMap("shippingAddress", details.shipping().map(AddressAttributes::of))
                        .putMap(
                                "presentment",
                                details.presentment().map(PaymentFactsAttributes::of));
        details.total().ifPresent(amount -> map.put("total", amount));
        details.subtotal().ifPresent(amount -> map.put("subtotal", amount));
        details.discount().ifPresent(amount -> map.put("discount", amount));
        details.tax().ifPresent(amount -> map.put("tax", amount));
        details.shippingCost().ifPresent(amount -> map.put("shippingCost", amount));
        facts.completedAt().ifPresent(at -> map.put("completedAt", at.getEpochSecond()));
        putLate(facts, map);
        return map.build();
    }

    /** What most payments never have. */
    private static void putLate(PaymentFacts facts, Attributes.Builder map) {
        List<Refund> refunds = RefundPartitioner.inPointer(facts.refunds());
        if (!refunds.isEmpty()) {
            map.putMaps("refunds", refunds.stream().map(RefundAttributes::of).toList());
        }
        List<Dispute> disputes = facts.disputes().all();
        if (!disputes.isEmpty()) {
            map.putMaps("disputes", disputes.stream().map(DisputeAttributes::of).toList());
        }
        if (facts.erased()) {
            map.put("erased", true);
        }
    }

    static PaymentFacts read(Attributes map) {
        SessionDetails details =
                new SessionDetails(
                        map.findText("currency"),
                        number(map, "total"),
                        number(map, "subtotal"),
                        number(map, "discount"),
                        number(map, "tax"),
                        number(map, "shippingCost"),
                        map.findText("customerEmail"),
                        map.findMap("shippingAddress").map(AddressAttributes::read),
                        map.findText("paymentIntentId"),
                        map.findMap("presentment")
                                .map(
                                        amount ->
                                                new PresentmentAmount(
                                                        amount.number("amount"),
                                                        amount.text("currency"))));
        return new PaymentFacts(
                SessionStage.ofText(map.text("stage")),
                details,
                number(map, "completedAt").map(Instant::ofEpochSecond),
                new Refunds(map.maps("refunds").stream().map(RefundAttributes::read).toList()),
                new Disputes(map.maps("disputes").stream().map(DisputeAttributes::read).toList()),
                map.flag("erased"));
    }

    /** What the customer paid where Stripe converted, in minor units. */
    public static Attributes of(PresentmentAmount presentment) {
        return Attributes.map()
                .put("amount", presentment.value())
                .put("currency", presentment.currency())
                .build();
    }

    private static Optional<Long> number(Attributes map, String name) {
        return map.findNumber(name).stream().boxed().findFirst();
    }
}
