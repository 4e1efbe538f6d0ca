package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.OrderSource;

import java.util.Optional;

/**
 * Why a session is being settled.
 *
 * @param event the event that is done when the commit is, where an event is the cause
 */
public record SettlementCause(OrderSource source, Optional<CausingEvent> event) {

    public static SettlementCause event(CausingEvent event) {
        return new SettlementCause(OrderSource.WEBHOOK, Optional.of(event));
    }

    public static SettlementCause of(OrderSource orderSource) {
        return new SettlementCause(orderSource, Optional.empty());
    }

    /** The same cause, now that the session is known that it is about. */
    SettlementCause about(String sessionId) {
        return new SettlementCause(source, event.map(told -> told.about(sessionId)));
    }
}
