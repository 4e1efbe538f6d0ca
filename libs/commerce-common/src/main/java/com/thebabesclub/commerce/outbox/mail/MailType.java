package com.thebabesclub.commerce.outbox.mail;

import java.util.Locale;

/** The mails that the shop writes. */
enum MailType {
    /** To the customer: the order stands. */
    ORDER_CONFIRMED("Your order {{orderNumber}} at {{shop}}"),
    /** To the shop: somebody has bought. */
    ORDER_NEWS("New order {{orderNumber}}, {{total}}{{attention}}"),
    /** To the customer: a delayed payment has failed. */
    PAYMENT_FAILED("The payment of your order {{orderNumber}} has failed"),
    /** To the customer: money was given back. */
    REFUNDED("Your refund for order {{orderNumber}}"),
    /** To the customer: a parcel is on its way. */
    SHIPPED("Your order {{orderNumber}} is on its way"),
    /** To the shop: a refund that is in no sum. */
    REFUND_REVIEW("Refund to look at, order {{orderNumber}}"),
    /** To the shop: somebody disputes the payment, or warns of it. */
    ORDER_ALARM("Order {{orderNumber}} needs a person: {{reasons}}");

    private final String subject;

    MailType(String subject) {
        this.subject = subject;
    }

    /** With places to fill. */
    String subject() {
        return subject;
    }

    /** As in the names of the templates, in logs and at the provider. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
