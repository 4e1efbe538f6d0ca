package com.thebabesclub.commerce.local.wire;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A sort of item, named as docs/table.md names it.
 *
 * @param partition what its partition keys look like
 * @param sort what its sort keys look like
 */
record TableEntity(String name, Pattern partition, Pattern sort) {

    private static final String DIGITS = "\\d+";

    /** In the order of the page; the first that fits is an item's. */
    static final List<TableEntity> ALL =
            List.of(
                    of("Stock", "STOCK#.+", "METADATA"),
                    of("Move of stock", "STOCK#.+", "MOVE#.+"),
                    of("Request about stock", "STOCK#.+", "REQUEST#.+"),
                    of("Quote", "QUOTE#.+", "CACHE"),
                    of("Quote history", "CART#.+", "QUOTE#.+"),
                    of("Live session of a shopper", "CART#.+", "ACTIVE"),
                    of("Reservation", "CART#.+", "RESERVATION#.+"),
                    of("Session of a quote", "QUOTE#.+", "SESSION#.+"),
                    of("Session pointer", "SESSION#.+", "METADATA"),
                    of("More refunds of a session", "SESSION#.+", "REFUNDS#.+"),
                    of("Session lines", "SESSION#.+", "LINES"),
                    of("What the shop's people did", "SESSION#.+", "SHOP"),
                    of("Order", "USER#.+", "ORDER#.+"),
                    of("Order number", "ORDERNO#.+", "METADATA"),
                    of("Payment pointer", "PI#.+", "METADATA"),
                    of("E-mail pointer", "EMAIL#.+", "ORDER#.+"),
                    of("Listing", "ORDERS#.+", DIGITS + "#.+"),
                    of("Export", "TIMELINE#EXPORTS", DIGITS + "#export#.+"),
                    of("Timeline", "TIMELINE#.+", DIGITS + "#commit"),
                    of("Note", "TIMELINE#.+", "note#.+"),
                    of("Act", "TIMELINE#.+", DIGITS + "#.+"),
                    of("To-do", "TODO#.+", DIGITS + "#.+"),
                    of("Sums of a day", "SYSTEM", "DAY#.+"),
                    of("Balance", "MONEY#.+", ".+"),
                    of("Profile", "USER#.+", "PROFILE"),
                    of("NFT", "USER#.+", "NFT#.+"),
                    of("Claim", "CLAIM#.+", DIGITS),
                    of("Customer pointer", "CUSTOMER#.+", "USER"),
                    of("Coupon", "COUPON#.+", "SESSION#.+"),
                    of("Event ledger", "EVENT#.+", "METADATA"),
                    of("Unfinished events", "FAILED", DIGITS + "#.+"),
                    of("Due queue", "DUE#.+", ".+"),
                    of("Rate limit", "LIMIT#.+", "WINDOW#.+"),
                    of("Reservations of an address", "LIMIT#reservations#.+", "OPEN"),
                    of("Sweep", "SYSTEM", "(DUE|COUPON)_SWEEP"),
                    of("Sync", "SYSTEM", "STRIPE_ORDER_SYNC|SYNC_LEASE|RUN#.+"),
                    of("What the sync could not settle", "SYNC#FAILED", ".+"),
                    of("Cut-over", "SYSTEM", "MIGRATED|MIGRATION"),
                    of("Catalogue", "CATALOG", "CURRENT|V#.+"),
                    of("Reindexing", "SYSTEM", "REINDEX"));

    private static final String OTHER = "Other";

    private static TableEntity of(String name, String partition, String sort) {
        return new TableEntity(name, Pattern.compile(partition), Pattern.compile(sort));
    }

    /** The name of an item's entity. */
    static String nameOf(String partition, String sort) {
        return ALL.stream()
                .filter(entity -> entity.partition().matcher(partition).matches())
                .filter(entity -> entity.sort().matcher(sort).matches())
                .findFirst()
                .map(TableEntity::name)
                .orElse(OTHER);
    }
}
