package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.ErasurePolicy;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.outbox.ClaimedTask;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.table.repository.OrderRepository;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

/**
 * Forgets the customer of an order who has asked for it, once nothing is owed to them, or once they
 * have waited long enough. A task that comes while goods are owed comes again at the latest: what
 * sends them or gives the money back owes another of its own.
 *
 * @param orders where the order of a session is read
 */
public record ErasureTaskHandler(OrderRepository orders, OrderErasureService erasure)
        implements TaskHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureTaskHandler.class);

    @Override
    public Mono<Outcome> run(ClaimedTask claimed) {
        return orders.find(claimed.task().sessionId())
                .flatMap(
                        order ->
                                erasure.eraseAsked(order)
                                        .doOnNext(done -> log(order, done))
                                        .map(done -> outcome(order, done)))
                .defaultIfEmpty(new Outcome.Done());
    }

    private static Outcome outcome(Order order, OrderErasureService.Outcome outcome) {
        return switch (outcome) {
            case DONE -> new Outcome.Done();
            case WAITS -> new Outcome.Later(ErasurePolicy.latest(order));
            case AGAIN -> new Outcome.Failed("the order changed meanwhile");
        };
    }

    /** Nobody can send these goods any more: the shop is to give the money back. */
    private static void log(Order order, OrderErasureService.Outcome outcome) {
        if (outcome == OrderErasureService.Outcome.DONE
                && order.erasureAskedAt().isPresent()
                && ErasurePolicy.owesGoods(order)) {
            LOG.atWarn()
                    .addKeyValue("sessionId", order.sessionId())
                    .log("Customer erased though goods are owed");
        }
    }
}
