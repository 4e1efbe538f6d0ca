package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.runtime.log.Trace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.stream.Collectors;

/** The lines on which the owner's queries and alarms hang. */
final class SettlementLog {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementService.class);

    private static final int MOST_LINES = 50;

    private SettlementLog() {}

    static Mono<SettlementResult> write(SettlementResult result, SettlementCause cause) {
        return Mono.deferContextual(
                context -> {
                    result.order()
                            .filter(_ -> result.change() == SettlementResult.Change.ORDER_CREATED)
                            .ifPresent(order -> created(Trace.of(context), order, cause));
                    return Mono.just(result);
                });
    }

    static Mono<SettlementResult> failed(
            Observation observed, SettlementCause cause, Throwable failure) {
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atError())
                            .addKeyValue("sessionId", observed.sessionId())
                            .addKeyValue("source", cause.source().text())
                            .addKeyValue("reason", failure.getClass().getSimpleName())
                            .log("Failed to create order snapshot");
                    return Mono.error(failure);
                });
    }

    private static void created(Trace trace, Order order, SettlementCause cause) {
        trace.mark(LOG.atInfo())
                .addKeyValue("sessionId", order.sessionId())
                .addKeyValue("orderNumber", order.record().number().text())
                .addKeyValue("status", order.status().text())
                .addKeyValue("source", cause.source().text())
                .addKeyValue("duplicate", order.record().duplicateOf().isPresent())
                .addKeyValue("pieces", pieces(order))
                .log("Order snapshot created");
        order.record().duplicateOf().ifPresent(first -> paidTwice(trace, order, first));
        if (!order.record().oversold().isEmpty()) {
            oversold(trace, order);
        }
    }

    /** Somebody has paid for what is not there. */
    private static void oversold(Trace trace, Order order) {
        trace.mark(LOG.atError())
                .addKeyValue("sessionId", order.sessionId())
                .addKeyValue("oversold", order.record().oversold().text())
                .log("Order oversold");
    }

    /** What is to be packed, as {@code B-CHN-SIL/S x2}; of a long order the first lines. */
    private static String pieces(Order order) {
        return order.lines().stream()
                .limit(MOST_LINES)
                .map(
                        line ->
                                line.sku().orElse("?")
                                        + line.variantId().map(id -> "/" + id).orElse("")
                                        + " x"
                                        + line.quantity())
                .collect(Collectors.joining(", "));
    }

    /** Money was taken twice for one cart: somebody has to decide on it. */
    private static void paidTwice(Trace trace, Order order, String first) {
        trace.mark(LOG.atError())
                .addKeyValue("sessionId", order.sessionId())
                .addKeyValue("duplicateOf", first)
                .log("Cart paid twice");
    }
}
