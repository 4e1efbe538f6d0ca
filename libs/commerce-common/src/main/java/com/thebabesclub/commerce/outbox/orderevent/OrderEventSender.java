package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.outbox.orderevent.OrderEventTarget.Message;
import com.thebabesclub.commerce.runtime.BlockingCallExecutor;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.table.repository.TimelineRepository.Commit;

import io.micronaut.json.JsonMapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.io.IOException;
import java.util.List;

/**
 * Writes the events of a commit and hands each to every target. What one has and another has not is
 * sent to both again, under the same id.
 *
 * @param threads where the targets' clients are made, which reads files
 */
record OrderEventSender(
        List<OrderEventTarget> targets,
        ShopProperties shop,
        JsonMapper json,
        BlockingCallExecutor threads,
        Metrics metrics) {

    private static final Logger LOG = LoggerFactory.getLogger(OrderEventSender.class);

    OrderEventSender {
        targets = List.copyOf(targets);
    }

    Mono<Void> send(Commit commit, OrderSnapshot order) {
        return Flux.fromIterable(OrderEventType.of(commit.changes()))
                .map(type -> OrderEvent.of(commit, type, shop, order))
                .concatMap(
                        event -> threads.call(() -> message(commit, event)).flatMap(this::send), 1)
                .then();
    }

    private Mono<Void> send(Message message) {
        return Flux.fromIterable(targets)
                .flatMap(target -> target.send(message))
                .then(sent(message))
                .doOnError(_ -> metrics.record(Metric.ORDER_EVENTS.one("failed")));
    }

    private Mono<Void> sent(Message message) {
        return Mono.defer(
                () -> {
                    metrics.record(Metric.ORDER_EVENTS.one("sent"));
                    return Trace.log(
                            trace ->
                                    trace.mark(LOG.atInfo())
                                            .addKeyValue("eventId", message.id())
                                            .log("Order event sent"));
                });
    }

    private Message message(Commit commit, OrderEvent event) throws IOException {
        return new Message(event.id(), event.type(), commit.at(), json.writeValueAsString(event));
    }
}
