package com.thebabesclub.commerce.local.demo;

import com.thebabesclub.commerce.local.LocalTable;
import com.thebabesclub.commerce.local.StoredItem;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the shop has written for a purchase, each item read under its key. */
final class Stored {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.UTC);
    private static final int SHARDS = 8;

    private final LocalTable table;

    Stored(LocalTable table) {
        this.table = table;
    }

    List<StoredItem> ofQuote(String quoteSignature) {
        return table.get("QUOTE#" + quoteSignature, "CACHE").stream()
                .flatMap(quote -> Stream.concat(Stream.of(quote), history(quote)))
                .toList();
    }

    private Stream<StoredItem> history(StoredItem quote) {
        String cart = quote.attributes().getOrDefault("normalizedHash", "");
        return table.query("CART#" + cart, "QUOTE#").stream();
    }

    List<StoredItem> ofSession(Purchase purchase) {
        String id = purchase.sessionId();
        List<StoredItem> items = new ArrayList<>();
        add(items, table.get("CART#" + purchase.cartId(), "ACTIVE"));
        add(items, table.get("QUOTE#" + purchase.quoteSignature(), "SESSION#" + id));
        items.addAll(table.query("SESSION#" + id));
        items.addAll(due(id));
        return items;
    }

    /** Every order of the shopper, who is new: one, or something is wrong. */
    List<StoredItem> orders(Purchase purchase) {
        return table.query("USER#" + purchase.shopper().owner(), "ORDER#");
    }

    List<StoredItem> ofOrder(Purchase purchase, String eventId) {
        StoredItem order = orders(purchase).getFirst();
        List<StoredItem> items = new ArrayList<>();
        items.add(order);
        add(items, table.get("SESSION#" + purchase.sessionId(), "METADATA"));
        add(items, pointed(order, "stripePaymentIntentId", "PI#"));
        add(items, pointed(order, "orderNumber", "ORDERNO#"));
        add(items, table.get("EVENT#" + eventId, "METADATA"));
        items.addAll(due(purchase.sessionId()));
        add(items, table.get("CART#" + purchase.cartId(), "ACTIVE"));
        return items;
    }

    Optional<StoredItem> syncState() {
        return table.get("SYSTEM", "STRIPE_ORDER_SYNC");
    }

    private Optional<StoredItem> pointed(StoredItem order, String attribute, String prefix) {
        return Optional.ofNullable(order.attributes().get(attribute))
                .flatMap(id -> table.get(prefix + id, "METADATA"));
    }

    /** Every shard of the hours in which something may be due today and tomorrow. */
    private List<StoredItem> due(String sessionId) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        return IntStream.rangeClosed(-1, 26)
                .mapToObj(hour -> HOUR.format(now.plus(hour, ChronoUnit.HOURS)))
                .flatMap(Stored::shards)
                .flatMap(partition -> table.query(partition).stream())
                .filter(item -> item.sk().endsWith("#" + sessionId))
                .toList();
    }

    private static Stream<String> shards(String hour) {
        return IntStream.range(0, SHARDS).mapToObj(shard -> "DUE#" + hour + "#" + shard);
    }

    private static void add(List<StoredItem> items, Optional<StoredItem> item) {
        item.ifPresent(items::add);
    }
}
