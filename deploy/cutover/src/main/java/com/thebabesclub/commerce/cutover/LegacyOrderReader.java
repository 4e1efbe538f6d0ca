package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.MalformedItem;
import com.thebabesclub.commerce.table.repository.AddressAttributeMapper;
import com.thebabesclub.commerce.table.repository.QuotedLinesItemMapper;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a row of the legacy Python Lambdas. What was never certain of them may be absent. */
final class LegacyOrderReader {

    static final String USER = "USER#";
    private static final String ORDER = "ORDER#";

    private static final Pattern SORT = Pattern.compile("ORDER#(\\d{10})#(cs_[A-Za-z0-9_]{1,252})");

    private LegacyOrderReader() {}

    /** True for the rows that {@link #read} is for. */
    static boolean isOrder(Attributes row) {
        return row.key().partition().startsWith(USER) && row.key().sort().startsWith(ORDER);
    }

    /** The order, or {@link UnreadableRowException}. */
    static LegacyOrder read(Attributes row) {
        try {
            return order(row);
        } catch (MalformedItem malformed) {
            throw new UnreadableRowException("an attribute is missing or of another type");
        }
    }

    private static LegacyOrder order(Attributes row) {
        Matcher sort = SORT.matcher(row.key().sort());
        String userId = row.key().partition().substring(USER.length());
        if (!sort.matches() || userId.isBlank()) {
            throw new UnreadableRowException(
                    "its key is not USER#<user> / ORDER#<ten digits>#<Stripe session>");
        }
        String sessionId = sort.group(2);
        requireSession(row, sessionId);
        Instant at = Instant.ofEpochSecond(Long.parseLong(sort.group(1)));
        Instant completedAt =
                LegacyTimeParser.find(row, "completedAt")
                        .or(() -> LegacyTimeParser.find(row, "createdAt"))
                        .orElse(at);
        return new LegacyOrder(
                row,
                userId,
                at,
                sessionId,
                row.text("status"),
                row.findText("orderNumber")
                        .map(OrderNumber::new)
                        .orElseGet(() -> OrderNumber.of(sessionId)),
                source(row),
                LegacyTimeParser.find(row, "syncedAt").orElse(at),
                completedAt,
                details(row),
                lines(row));
    }

    private static void requireSession(Attributes row, String sessionId) {
        for (String name : new String[] {"stripeSessionId", "orderId"}) {
            if (row.findText(name).filter(id -> !id.equals(sessionId)).isPresent()) {
                throw new UnreadableRowException(
                        "its key and " + name + " name different sessions");
            }
        }
    }

    /** Orders of the webhook had no source before the sync had one. */
    private static OrderSource source(Attributes row) {
        Optional<String> text = row.findText("source");
        return Arrays.stream(OrderSource.values())
                .filter(source -> text.equals(Optional.of(source.text())))
                .findFirst()
                .orElse(OrderSource.WEBHOOK);
    }

    private static SessionDetails details(Attributes row) {
        long total = row.number("amount");
        return new SessionDetails(
                new SessionAmounts(
                        row.findText("currency").map(currency -> currency.toLowerCase(Locale.ROOT)),
                        Optional.of(total),
                        row.findNumber("amountSubtotal").stream().boxed().findFirst(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                row.findText("customerEmail"),
                row.findMap("shippingAddress").map(AddressAttributeMapper::read),
                row.findText("stripePaymentIntentId"));
    }

    /** Lines that do not add up were cut short, or are not minor units. */
    private static Optional<QuotedLines> lines(Attributes row) {
        try {
            QuotedLines lines =
                    new QuotedLines(
                            row.maps("items").stream()
                                    .map(QuotedLinesItemMapper::readLine)
                                    .toList(),
                            Optional.empty());
            long sum = lines.lines().stream().mapToLong(line -> line.subtotal()).sum();
            boolean whole = row.findNumber("amountSubtotal").orElse(sum) == sum;
            return lines.lines().isEmpty() || !whole ? Optional.empty() : Optional.of(lines);
        } catch (MalformedItem unreadable) {
            return Optional.empty();
        }
    }

    /**
     * A row of which somebody has to say what it is. The message says why, and nothing personal.
     */
    static final class UnreadableRowException extends RuntimeException {

        UnreadableRowException(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
