package com.thebabesclub.commerce.domain.order;

import java.util.Arrays;

/**
 * Who brought the facts from which an order was first made. The texts are the owner's, in the table
 * and in queries.
 */
public enum OrderSource {
    WEBHOOK("webhook"),
    STATUS("status"),
    NIGHTLY_SYNC("nightly_sync"),
    ORDER_DETAIL("order_detail"),
    ADMIN("admin");

    private final String text;

    OrderSource(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static OrderSource ofText(String text) {
        return Arrays.stream(values())
                .filter(source -> source.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no source is written " + text));
    }
}
