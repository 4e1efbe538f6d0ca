package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.OrderChange;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What sort of thing became of an order. A version of it may be several at once. */
enum OrderEventType {
    CREATED,
    /** Nothing is owed for it any more; so it is with one that is free. */
    PAID,
    /** More was given back than before. */
    REFUNDED,
    /** A dispute came, or stands otherwise than before. */
    DISPUTED,
    /** A parcel is on its way. */
    SHIPPED,
    /** Nothing of it is to be. */
    CANCELLED,
    /** Something else than all of these. */
    UPDATED;

    /** As receivers know it: {@code order.created}. */
    String text() {
        return "order." + name().toLowerCase(Locale.ROOT);
    }

    /** What a commit that changed this was, in the order in which it is told; never nothing. */
    static Set<OrderEventType> of(List<OrderChange> changes) {
        EnumSet<OrderEventType> types = EnumSet.noneOf(OrderEventType.class);
        changes.stream().map(OrderEventType::of).flatMap(Optional::stream).forEach(types::add);
        return types.isEmpty() ? EnumSet.of(UPDATED) : types;
    }

    /** Empty where a change has no type of its own. */
    private static Optional<OrderEventType> of(OrderChange change) {
        return switch (change.kind()) {
            case CREATED -> Optional.of(CREATED);
            case STAGE -> isSettled(change.value()) ? Optional.of(PAID) : Optional.empty();
            case REFUNDED -> Optional.of(REFUNDED);
            case DISPUTE -> Optional.of(DISPUTED);
            case FULFILMENT ->
                    change.value().startsWith(FulfilmentStep.SHIPPED.text() + " ")
                            ? Optional.of(SHIPPED)
                            : Optional.empty();
            case CANCELLED -> Optional.of(CANCELLED);
            case AMOUNT,
                    REFUND_STATUS,
                    ALERT,
                    DUPLICATE_OF,
                    OVERSOLD,
                    EMAIL,
                    ADDRESS,
                    ERASED,
                    REFUND_REQUESTED,
                    REFUND_REFUSED,
                    LETTER,
                    ERASURE_ASKED,
                    VOIDED ->
                    Optional.empty();
        };
    }

    private static boolean isSettled(String stage) {
        return stage.equals(SessionStage.PAID.text()) || stage.equals(SessionStage.FREE.text());
    }
}
