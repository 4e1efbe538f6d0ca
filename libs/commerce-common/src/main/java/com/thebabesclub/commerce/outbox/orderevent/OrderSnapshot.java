package com.thebabesclub.commerce.outbox.orderevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.SessionAmounts;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An order in an event; amounts in minor units of the currency, times as ISO 8601 in UTC. What it
 * does not have is left out. The names are those of the API.
 *
 * @param orderId the id of the Stripe session
 * @param version of the order; of two snapshots the one with the greater is the later
 * @param disputeStatus {@code none}, or Stripe's word
 * @param fulfilment the last step that any piece has come to
 * @param duplicateOf the session that had already paid for the same cart
 * @param itemCount pieces
 * @param customer only where the shop wants it to be told
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderSnapshot(
        String orderId,
        String orderNumber,
        long version,
        String status,
        String refundStatus,
        String disputeStatus,
        String fulfilment,
        @Nullable String currency,
        long amount,
        long amountSubtotal,
        long amountDiscount,
        long amountTax,
        long amountShipping,
        long amountRefunded,
        long itemCount,
        List<Line> items,
        @Nullable String duplicateOf,
        @Nullable String cancelledAt,
        String createdAt,
        @Nullable String completedAt,
        @Nullable String stripePaymentIntentId,
        @Nullable CustomerSnapshot customer) {

    /** One product of the order. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Nullable String sku,
            @Nullable String variantId,
            @Nullable String collectionId,
            String name,
            long quantity,
            long unitAmount,
            long subtotal,
            long discount,
            long tax,
            long total) {

        static Line of(OrderLine line) {
            return new Line(
                    line.sku().orElse(null),
                    line.variantId().orElse(null),
                    line.collectionId().orElse(null),
                    line.name(),
                    line.quantity(),
                    line.unitPrice(),
                    line.subtotal(),
                    line.discount(),
                    line.tax(),
                    line.total());
        }
    }

    /**
     * The order without its customer, unless the shop wants them to be told.
     *
     * @param version of the order
     */
    static OrderSnapshot of(Order order, long version, boolean personal) {
        PaymentFacts facts = order.facts();
        SessionAmounts amounts = facts.details().amounts();
        return new OrderSnapshot(
                order.sessionId(),
                order.record().number().text(),
                version,
                order.status().text(),
                facts.refundProgress().text(),
                facts.disputes().status(),
                order.fulfilment().status().text(),
                amounts.currency().orElse(null),
                amounts.total().orElse(0L),
                amounts.subtotal().orElse(0L),
                amounts.discount().orElse(0L),
                amounts.tax().orElse(0L),
                amounts.shippingCost().orElse(0L),
                facts.refunded().succeeded(),
                order.itemCount(),
                order.lines().stream().map(Line::of).toList(),
                order.record().duplicateOf().orElse(null),
                order.cancelledAt().map(Instant::toString).orElse(null),
                order.created().toString(),
                facts.completedAt().map(Instant::toString).orElse(null),
                facts.details().paymentIntentId().orElse(null),
                personal ? CustomerSnapshot.of(order) : null);
    }

    /** Masked: it may have a person in it. */
    @Override
    public String toString() {
        return "OrderSnapshot[" + orderId + "]";
    }
}
