package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.table.Attributes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A column of the export of orders, under the name of its attribute. */
enum OrderExportColumn {
    ORDER_NUMBER("orderNumber"),
    SESSION_ID("sessionId"),
    CREATED_AT("createdAt"),
    STATUS("status"),
    REFUND_STATUS("refundStatus"),
    DISPUTE_STATUS("disputeStatus"),
    CURRENCY("currency"),
    AMOUNT("amount", Sort.NUMBER),
    AMOUNT_REFUNDED("amountRefunded", Sort.NUMBER),
    ITEM_COUNT("itemCount", Sort.NUMBER),
    SOURCE("source"),
    DUPLICATE_OF("duplicateOf"),
    CUSTOMER_EMAIL("customerEmail", Sort.PERSONAL),
    NAME("name", Sort.ADDRESS),
    LINE1("line1", Sort.ADDRESS),
    LINE2("line2", Sort.ADDRESS),
    CITY("city", Sort.ADDRESS),
    STATE("state", Sort.ADDRESS),
    POSTAL_CODE("postalCode", Sort.ADDRESS),
    COUNTRY("country", Sort.ADDRESS);

    /** Where a column comes from and what it holds. */
    private enum Sort {
        TEXT,
        NUMBER,
        PERSONAL,
        ADDRESS;

        boolean isPersonal() {
            return this == PERSONAL || this == ADDRESS;
        }
    }

    private final String attribute;
    private final Sort sort;

    OrderExportColumn(String attribute) {
        this(attribute, Sort.TEXT);
    }

    OrderExportColumn(String attribute, Sort sort) {
        this.attribute = attribute;
        this.sort = sort;
    }

    String title() {
        return attribute;
    }

    static List<OrderExportColumn> all(boolean personal) {
        return Arrays.stream(values())
                .filter(column -> personal || !column.sort.isPersonal())
                .toList();
    }

    /**
     * A text or a whole number; empty where there is none.
     *
     * @param listed the order in the list
     * @param order its own item, where personal columns are wanted and it is there
     */
    Optional<Object> value(Attributes listed, Optional<Attributes> order) {
        return switch (sort) {
            case TEXT -> listed.findText(attribute).map(text -> text);
            case NUMBER ->
                    listed.findNumber(attribute).stream()
                            .mapToObj(Long::valueOf)
                            .<Object>map(number -> number)
                            .findFirst();
            case PERSONAL -> order.flatMap(item -> item.findText(attribute)).map(text -> text);
            case ADDRESS ->
                    order.flatMap(item -> item.findMap("shippingAddress"))
                            .flatMap(address -> address.findText(attribute))
                            .map(text -> text);
        };
    }
}
