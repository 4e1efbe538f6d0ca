package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.repository.QuotedLinesItemMapper;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;

/**
 * An order as its owner sees it; amounts in minor units of the currency. Null is what the order
 * does not have.
 *
 * @param orderId the id of the Stripe session
 * @param userId under which the order lies
 * @param disputeStatus {@code none}, or Stripe's word
 * @param currency Stripe's lower-case code
 * @param itemCount pieces
 * @param formatted the same amounts for people
 * @param refunds the newest thousand; {@code amountRefunded} is the sum of all that succeeded
 * @param disputes oldest first
 * @param fulfilment the last step that any piece has come to
 * @param parcels what was sent, oldest first
 * @param cancelledAt when the shop cancelled it; null where it has not
 * @param updatedAt when it last became what it is
 */
@Serdeable
@Schema(name = "Order", example = OrderExample.JSON)
public record OrderReply(
        String orderId,
        @Nullable String orderNumber,
        @Nullable String userId,
        @Schema(
                        type = "string",
                        allowableValues = {
                            "pending_payment",
                            "payment_failed",
                            "completed",
                            "needs_review"
                        })
                String status,
        @Schema(
                        type = "string",
                        allowableValues = {"none", "pending", "partial", "full", "review"})
                String refundStatus,
        String disputeStatus,
        @MinorUnits long amount,
        @MinorUnits long amountSubtotal,
        @MinorUnits long amountDiscount,
        @MinorUnits long amountTax,
        @MinorUnits long amountShipping,
        @MinorUnits long amountRefunded,
        @Schema(pattern = "^[a-z]{3}$", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String currency,
        Formatted formatted,
        List<LineReply> items,
        long itemCount,
        List<RefundReply> refunds,
        List<DisputeReply> disputes,
        @Schema(
                        type = "string",
                        allowableValues = {
                            "none",
                            "partly_packed",
                            "packed",
                            "partly_shipped",
                            "shipped",
                            "partly_delivered",
                            "delivered",
                            "partly_returned",
                            "returned"
                        })
                String fulfilment,
        List<ParcelReply> parcels,
        @UtcTime @Nullable String cancelledAt,
        @UtcTime @Nullable String createdAt,
        @UtcTime @Nullable String completedAt,
        @UtcTime @Nullable String updatedAt,
        String stripeSessionId,
        @Nullable String stripePaymentIntentId,
        @Nullable String customerEmail,
        @Nullable Address shippingAddress) {

    private static final String NONE = "none";

    /** Null where the currency is not known. */
    @Serdeable
    @Schema(name = "FormattedAmounts")
    public record Formatted(
            @Nullable String amount,
            @Nullable String amountSubtotal,
            @Nullable String amountDiscount,
            @Nullable String amountTax,
            @Nullable String amountShipping,
            @Nullable String amountRefunded) {

        static Formatted of(Attributes item) {
            MoneyFormat moneyFormat = MoneyFormat.in(item.findText("currency"));
            return new Formatted(
                    moneyFormat.text(number(item, "amount")),
                    moneyFormat.text(number(item, "amountSubtotal")),
                    moneyFormat.text(number(item, "amountDiscount")),
                    moneyFormat.text(number(item, "amountTax")),
                    moneyFormat.text(number(item, "amountShipping")),
                    moneyFormat.text(number(item, "amountRefunded")));
        }
    }

    /** Where the goods went, as the customer wrote it. */
    @Serdeable
    @Schema(name = "Address")
    public record Address(
            @Nullable String name,
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country) {

        static Address of(Attributes map) {
            return new Address(
                    text(map, "name"),
                    text(map, "line1"),
                    text(map, "line2"),
                    text(map, "city"),
                    text(map, "state"),
                    text(map, "postalCode"),
                    text(map, "country"));
        }
    }

    /** Orders of the first generation have fewer attributes. */
    public static OrderReply of(Attributes item) {
        MoneyFormat moneyFormat = MoneyFormat.in(item.findText("currency"));
        List<OrderLine> lines =
                item.maps("items").stream().map(QuotedLinesItemMapper::readLine).toList();
        return new OrderReply(
                item.text("orderId"),
                text(item, "orderNumber"),
                text(item, "userId"),
                item.text("status"),
                item.findText("refundStatus").orElse(NONE),
                item.findText("disputeStatus").orElse(NONE),
                number(item, "amount"),
                number(item, "amountSubtotal"),
                number(item, "amountDiscount"),
                number(item, "amountTax"),
                number(item, "amountShipping"),
                number(item, "amountRefunded"),
                text(item, "currency"),
                Formatted.of(item),
                lines.stream().map(line -> LineReply.of(line, moneyFormat)).toList(),
                item.findNumber("itemCount")
                        .orElseGet(() -> lines.stream().mapToLong(OrderLine::quantity).sum()),
                item.maps("refunds").stream().map(map -> RefundReply.of(map, moneyFormat)).toList(),
                item.maps("disputes").stream()
                        .map(map -> DisputeReply.of(map, moneyFormat))
                        .toList(),
                item.findText("fulfilment").orElse(NONE),
                item.maps("parcels").stream().map(ParcelReply::of).toList(),
                time(item, "cancelledAt"),
                time(item, "createdAt"),
                time(item, "completedAt"),
                time(item, "updatedAt"),
                item.findText("stripeSessionId").orElseGet(() -> item.text("orderId")),
                text(item, "stripePaymentIntentId"),
                text(item, "customerEmail"),
                item.findMap("shippingAddress").map(Address::of).orElse(null));
    }

    private static @Nullable String text(Attributes item, String name) {
        return item.findText(name).orElse(null);
    }

    /**
     * The legacy Python Lambdas wrote times with another offset than Z, or with none. Null where it
     * is no time at all.
     */
    private static @Nullable String time(Attributes item, String name) {
        return item.findText(name).flatMap(OrderReply::utc).orElse(null);
    }

    private static Optional<String> utc(String time) {
        try {
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            time, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(instant(read).toString());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor time) {
        return time instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    private static long number(Attributes item, String name) {
        return item.findNumber(name).orElse(0);
    }
}
