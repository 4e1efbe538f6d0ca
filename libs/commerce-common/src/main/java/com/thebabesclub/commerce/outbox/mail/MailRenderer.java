package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.domain.order.Fulfilment.Shipment;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderStatus;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.order.Todo;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.outbox.OutboxTask;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes mails about orders. A function of values: the same order gives the same mail. The first
 * mail of each sort reads its templates, which blocks.
 */
final class MailRenderer {

    /** The templates of a mail. */
    private record Form(MailTemplate subject, MailTemplate text, MailTemplate html) {

        static Form of(MailType type) {
            return new Form(
                    MailTemplate.of(type.subject()),
                    MailTemplate.text(type.word()),
                    MailTemplate.html(type.word()));
        }
    }

    private final Map<MailType, Form> forms = new EnumMap<>(MailType.class);
    private final String shop;

    /**
     * @param shop its name
     */
    MailRenderer(String shop) {
        this.shop = shop;
    }

    /**
     * The mail.
     *
     * @param amount what it is about where that is not the order's total, in minor units
     */
    Mail write(MailType type, String to, Order order, Optional<Long> amount) {
        return write(type, to, order, amount, Optional.empty());
    }

    /** The mail that a task owes. */
    Mail write(MailType type, String to, Order order, OutboxTask task) {
        return write(type, to, order, task.amount(), shipment(order, task.commandId()));
    }

    /** The parcel of a command; empty where there is none, or it was a mistake. */
    static Optional<Shipment> shipment(Order order, Optional<String> commandId) {
        return order.fulfilment().shipments().stream()
                .filter(parcel -> commandId.equals(Optional.of(parcel.commandId())))
                .findFirst();
    }

    private Mail write(
            MailType type,
            String to,
            Order order,
            Optional<Long> amount,
            Optional<Shipment> shipment) {
        String currency = order.facts().details().amounts().currency().orElse("");
        Map<String, String> values = values(order, currency, amount);
        Map<String, List<Map<String, String>>> lists =
                Map.of(
                        "lines", lines(order, currency),
                        "sums", sums(order, currency),
                        "todos", todos(order, currency),
                        "pieces", pieces(order, shipment),
                        "parcel", parcel(shipment),
                        "address", address(order));
        Form form = form(type);
        return new Mail(
                type.word(),
                to,
                form.subject().fill(values, lists).replaceAll("[\\r\\n]+", " "),
                form.text().fill(values, lists),
                form.html().fill(values, lists));
    }

    private synchronized Form form(MailType type) {
        return forms.computeIfAbsent(type, Form::of);
    }

    private Map<String, String> values(Order order, String currency, Optional<Long> amount) {
        SessionDetails details = order.facts().details();
        Map<String, String> values = new HashMap<>();
        values.put("shop", shop);
        values.put("orderNumber", order.record().number().text());
        values.put("orderId", order.sessionId());
        values.put("total", PriceFormat.text(details.amounts().total().orElse(0L), currency));
        values.put("amount", PriceFormat.text(amount.orElse(0L), currency));
        values.put("refunded", PriceFormat.text(order.facts().refunded().succeeded(), currency));
        values.put("customer", details.customerEmail().orElse("unknown"));
        values.put("attention", attention(order));
        values.put("reasons", reasons(order));
        return values;
    }

    private static String attention(Order order) {
        String review =
                order.status() == OrderStatus.NEEDS_REVIEW && order.record().oversold().isEmpty()
                        ? " (NEEDS REVIEW: not as quoted)"
                        : "";
        return review
                + oversold(order)
                + order.record()
                        .duplicateOf()
                        .map(_ -> " (SECOND PAYMENT of the same cart)")
                        .orElse("");
    }

    private static String oversold(Order order) {
        PiecesByProduct missing = order.record().oversold();
        return missing.isEmpty() ? "" : " (OVERSOLD: " + missing.text() + ")";
    }

    private static String reasons(Order order) {
        return Todo.troubles(order).stream()
                .map(todo -> todo.reason().text())
                .collect(Collectors.joining(", "));
    }

    /** What a person has to do about the order, and until when. */
    private static List<Map<String, String>> todos(Order order, String currency) {
        return Todo.troubles(order).stream()
                .map(
                        todo ->
                                Map.of(
                                        "reason", todo.reason().text(),
                                        "since", todo.since().toString(),
                                        "about", PriceFormat.text(todo.amount(), currency),
                                        "due",
                                                todo.dueBy()
                                                        .map(at -> ", evidence is due by " + at)
                                                        .orElse("")))
                .toList();
    }

    private static List<Map<String, String>> lines(Order order, String currency) {
        return order.lines().stream().map(line -> line(line, currency)).toList();
    }

    private static Map<String, String> line(OrderLine line, String currency) {
        return Map.of(
                "name", line.name(),
                "sku", line.sku().orElse(""),
                "quantity", Long.toString(line.quantity()),
                "price", PriceFormat.text(line.subtotal(), currency));
    }

    /** What the lines come to; what is zero is left out, but for the total. */
    private static List<Map<String, String>> sums(Order order, String currency) {
        SessionAmounts amounts = order.facts().details().amounts();
        List<Map<String, String>> sums = new ArrayList<>();
        sum(sums, "Subtotal", amounts.subtotal().orElse(0L), currency);
        sum(sums, "Discount", -amounts.discount().orElse(0L), currency);
        sum(sums, "Shipping", amounts.shippingCost().orElse(0L), currency);
        sum(sums, "Tax", amounts.tax().orElse(0L), currency);
        sums.add(
                Map.of(
                        "label",
                        "Total",
                        "sum",
                        PriceFormat.text(amounts.total().orElse(0L), currency)));
        return sums;
    }

    private static void sum(
            List<Map<String, String>> sums, String label, long amount, String currency) {
        if (amount != 0) {
            sums.add(Map.of("label", label, "sum", PriceFormat.text(amount, currency)));
        }
    }

    private static List<Map<String, String>> pieces(Order order, Optional<Shipment> shipment) {
        Map<LineKey, String> names = new HashMap<>();
        order.lines().forEach(line -> names.putIfAbsent(LineKey.of(line), line.name()));
        return shipment.map(Shipment::lines).orElse(List.of()).stream()
                .map(
                        part ->
                                Map.of(
                                        "name", names.getOrDefault(part.line(), part.line().sku()),
                                        "quantity", Long.toString(part.quantity())))
                .toList();
    }

    /** How the parcel goes, as far as the shop has said. */
    private static List<Map<String, String>> parcel(Optional<Shipment> shipment) {
        return shipment.map(Shipment::parcel).stream()
                .flatMap(
                        parcel ->
                                Stream.of(parcel.carrier(), parcel.trackingNumber(), parcel.link())
                                        .flatMap(Optional::stream))
                .map(part -> Map.of("part", part))
                .toList();
    }

    private static List<Map<String, String>> address(Order order) {
        return order.facts().details().shipping().stream()
                .flatMap(MailRenderer::lines)
                .filter(line -> !line.isBlank())
                .map(line -> Map.of("part", line))
                .toList();
    }

    private static Stream<String> lines(ShippingAddress to) {
        String city =
                String.join(
                        " ",
                        Stream.of(to.city(), to.state(), to.postalCode())
                                .flatMap(Optional::stream)
                                .toList());
        return Stream.concat(
                Stream.of(to.name(), to.line1(), to.line2()).flatMap(Optional::stream),
                Stream.of(city, to.country().orElse("")));
    }
}
