package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.settlement.SettlementResult;

/** What became of an event that needs no further delivery. */
public enum EventOutcome {
    /** Its session has an order now that it did not have before. */
    ORDER_CREATED,
    /** Something new is known of its session. */
    UPDATED,
    /** All that it tells was known already. */
    KNOWN,
    /** A type that this shop does nothing with. */
    IGNORED_TYPE,
    /** Of test mode at a live shop, or the other way round. */
    IGNORED_LIVEMODE,
    /** Of another system on the same Stripe account. */
    IGNORED_FOREIGN,
    /** It fails for good and waits for a person. */
    PARKED;

    static EventOutcome of(SettlementResult.Change change) {
        return switch (change) {
            case ORDER_CREATED -> ORDER_CREATED;
            case UPDATED -> UPDATED;
            case NONE -> KNOWN;
        };
    }

    /** One more of it. */
    Measurement reading() {
        return switch (this) {
            case ORDER_CREATED -> Metric.WEBHOOKS_SETTLED.one("order_created");
            case UPDATED -> Metric.WEBHOOKS_SETTLED.one("updated");
            case KNOWN -> Metric.WEBHOOKS_SETTLED.one("none");
            case IGNORED_TYPE -> Metric.WEBHOOKS_IGNORED.one("type");
            case IGNORED_LIVEMODE -> Metric.WEBHOOKS_IGNORED.one("livemode");
            case PARKED -> Metric.WEBHOOKS_PARKED.one();
            case IGNORED_FOREIGN -> Metric.WEBHOOKS_IGNORED.one("foreign");
        };
    }
}
