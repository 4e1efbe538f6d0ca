package com.thebabesclub.commerce.deploy.cost;

/**
 * What happens for an order, how often, and what each time takes. Capacity is the budget that a
 * test of the module holds ({@link #heldBy}); how often, how long and how much log are assumptions.
 */
enum Operation {
    PREFLIGHT("preflight of a browser", 8, 0, 0, 3, 700, ""),
    QUOTE_NEW("quote, new cart", 6, 4, 0, 20, 2_600, "checkout-service/QuoteApiTest"),
    QUOTE_AGAIN("quote again, same shopper", 10, 1, 2, 15, 2_200, "checkout-service/QuoteApiTest"),
    SESSION_NEW("create-session", 1.6, 8, 1.5, 450, 2_600, "checkout-service/SessionApiTest"),
    SESSION_AGAIN(
            "create-session repeated", 0.4, 1, 1.5, 20, 1_600, "checkout-service/SessionApiTest"),
    STATUS("status of a session", 3, 0, 1, 60, 1_000, ""),
    WEBHOOK_FIRST(
            "first completed event, two letters",
            1,
            26,
            2,
            350,
            4_000,
            "libs/commerce-common/MailDispatcherTest"),
    WEBHOOK_AGAIN(
            "the same event again",
            0.05,
            0,
            1.5,
            12,
            1_200,
            "libs/commerce-common/SettlementServiceTest"),
    WEBHOOK_OTHER("event of no consequence", 2, 0, 0, 5, 1_000, ""),
    EXPIRY("session that nobody paid", 0.6, 10, 2, 40, 1_600, ""),
    REFUND("refund", 0.03, 14, 2.5, 60, 2_000, "webhook-service/RefundTest"),
    DISPUTE("event of a dispute, a letter", 0.01, 17, 2, 250, 2_000, "webhook-service/DisputeTest"),
    SHOP_STEP("pieces packed, then sent", 2, 16, 2, 60, 1_200, "dashboard-service/FulfilmentTest"),
    REFUND_ASKED("refund that the shop asks for", 0.03, 32, 6, 600, 3_000, ""),
    ORDER_TOLD(
            "order told to others, which nobody is unless it is set",
            0,
            3,
            2,
            60,
            400,
            "libs/commerce-common/OrderEventsTest"),
    ORDERS_PAGE("page of orders", 2, 0, 2.5, 25, 900, ""),
    ORDER_DETAIL("order", 1.5, 0, 1, 20, 900, ""),
    PROFILE("profile", 1.5, 0, 0.5, 15, 900, ""),
    SYNC_SETTLED("settled session in the nightly sync, two nights", 2, 1, 1, 3, 0, "");

    private final String title;
    private final double anOrder;
    private final double written;
    private final double read;
    private final double millis;
    private final double logBytes;
    private final String heldBy;

    Operation(
            String title,
            double anOrder,
            double written,
            double read,
            double millis,
            double logBytes,
            String heldBy) {
        this.title = title;
        this.anOrder = anOrder;
        this.written = written;
        this.read = read;
        this.millis = millis;
        this.logBytes = logBytes;
        this.heldBy = heldBy;
    }

    String title() {
        return title;
    }

    /** How often it happens for each order. */
    double anOrder() {
        return anOrder;
    }

    /** Write units each time. */
    double written() {
        return written;
    }

    /** Read units each time. */
    double read() {
        return read;
    }

    /** Billed milliseconds each time. */
    double millis() {
        return millis;
    }

    /** Bytes of log each time, metrics among them. */
    double logBytes() {
        return logBytes;
    }

    /** Module and test that hold the capacity; empty where it is an assumption. */
    String heldBy() {
        return heldBy;
    }

    /** Whether it comes through the API; the job's work does not. */
    boolean requested() {
        return this != SYNC_SETTLED;
    }
}
