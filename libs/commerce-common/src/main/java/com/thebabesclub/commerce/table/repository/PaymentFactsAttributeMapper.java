package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PresentmentAmount;
import com.thebabesclub.commerce.domain.order.RadarAlert;
import com.thebabesclub.commerce.domain.order.RadarAlerts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.RefundPartitioner;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Facts as a map in the pointer, absent parts left out so that the pointer stays under a kilobyte
 * while nothing is refunded. Of many refunds only the oldest lie here, see {@link
 * RefundPageItemMapper}.
 */
public final class PaymentFactsAttributeMapper {

    private static final String IMPOSSIBLE = "impossible";

    private PaymentFactsAttributeMapper() {}

    static Attributes of(PaymentFacts facts) {
        SessionDetails details = facts.details();
        SessionAmounts amounts = details.amounts();
        Attributes.Builder map =
                Attributes.map()
                        .put("stage", facts.stage().text())
                        .put("currency", amounts.currency())
                        .put("customerEmail", details.customerEmail())
                        .put("paymentIntentId", details.paymentIntentId())
                        .putMap(
                                "shippingAddress",
                                details.shipping().map(AddressAttributeMapper::of))
                        .putMap(
                                "presentment",
                                amounts.presentment().map(PaymentFactsAttributeMapper::of));
        amounts.total().ifPresent(amount -> map.put("total", amount));
        amounts.subtotal().ifPresent(amount -> map.put("subtotal", amount));
        amounts.discount().ifPresent(amount -> map.put("discount", amount));
        amounts.tax().ifPresent(amount -> map.put("tax", amount));
        amounts.shippingCost().ifPresent(amount -> map.put("shippingCost", amount));
        if (amounts.impossible()) {
            map.put(IMPOSSIBLE, true);
        }
        facts.completedAt().ifPresent(at -> map.put("completedAt", at.getEpochSecond()));
        putLate(facts, map);
        return map.build();
    }

    /** What most payments never have. */
    private static void putLate(PaymentFacts facts, Attributes.Builder map) {
        List<Refund> refunds = RefundPartitioner.inPointer(facts.refunds());
        if (!refunds.isEmpty()) {
            map.putMaps(
                    "refunds",
                    RefundAttributeMapper.of(refunds, facts.details().amounts().currency()));
        }
        List<Dispute> disputes = facts.disputes().all();
        if (!disputes.isEmpty()) {
            map.putMaps("disputes", disputes.stream().map(DisputeAttributeMapper::of).toList());
        }
        List<RadarAlert> alerts = facts.alerts().all();
        if (!alerts.isEmpty()) {
            map.putMaps("alerts", alerts.stream().map(RadarAlertAttributeMapper::of).toList());
        }
        if (facts.erased()) {
            map.put("erased", true);
        }
    }

    static PaymentFacts read(Attributes map) {
        SessionDetails details =
                new SessionDetails(
                        amounts(map),
                        map.findText("customerEmail"),
                        map.findMap("shippingAddress").map(AddressAttributeMapper::read),
                        map.findText("paymentIntentId"));
        return new PaymentFacts(
                SessionStage.ofText(map.text("stage")),
                details,
                number(map, "completedAt").map(Instant::ofEpochSecond),
                new Refunds(
                        RefundAttributeMapper.read(
                                map.maps("refunds"), details.amounts().currency())),
                new Disputes(
                        map.maps("disputes").stream().map(DisputeAttributeMapper::read).toList()),
                new RadarAlerts(
                        map.maps("alerts").stream().map(RadarAlertAttributeMapper::read).toList()),
                map.flag("erased"));
    }

    private static SessionAmounts amounts(Attributes map) {
        return new SessionAmounts(
                map.findText("currency"),
                number(map, "total"),
                number(map, "subtotal"),
                number(map, "discount"),
                number(map, "tax"),
                number(map, "shippingCost"),
                map.findMap("presentment")
                        .map(
                                amount ->
                                        new PresentmentAmount(
                                                amount.number("amount"), amount.text("currency"))),
                map.flag(IMPOSSIBLE));
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
