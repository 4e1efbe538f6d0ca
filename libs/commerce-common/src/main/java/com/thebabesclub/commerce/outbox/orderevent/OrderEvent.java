package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.table.repository.TimelineRepository;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What became of an order, as receivers read it.
 *
 * @param id the same for the same event however often it is told: {@code
 *     <session>:<version>:<type>}
 * @param schema of this record; a receiver's parser stays right as long as it does
 * @param time when it was committed, as ISO 8601 in UTC
 * @param sequence the version of the order with which it came; those of an order only rise
 * @param order as it was when this was sent, which may be later than this event
 */
@Serdeable
record OrderEvent(
        String id,
        String type,
        int schema,
        String time,
        long sequence,
        String app,
        String env,
        OrderSnapshot order) {

    private static final int SCHEMA = 1;

    static OrderEvent of(
            TimelineRepository.Commit commit,
            OrderEventType type,
            ShopProperties shop,
            OrderSnapshot order) {
        return new OrderEvent(
                order.orderId() + ":" + commit.version() + ":" + type.text(),
                type.text(),
                SCHEMA,
                commit.at().toString(),
                commit.version(),
                shop.app(),
                shop.env(),
                order);
    }

    /** Masked: it may have a person in it. */
    @Override
    public String toString() {
        return "OrderEvent[" + id + "]";
    }
}
