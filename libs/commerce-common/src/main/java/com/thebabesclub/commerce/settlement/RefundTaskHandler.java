package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundPolicy;
import com.thebabesclub.commerce.domain.order.RefundRequest;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.ShopRefusedException;
import com.thebabesclub.commerce.outbox.ClaimedTask;
import com.thebabesclub.commerce.outbox.RequestPacer;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;

/**
 * Asks Stripe for a refund that was committed before, and brings its answer into the table. However
 * often it is run, Stripe gives the money back once: the request's idempotency key stands as long
 * as Stripe remembers it, and after that the refunds of the payment are looked through first.
 */
public final class RefundTaskHandler implements TaskHandler {

    /** Stripe forgets keys after a day. */
    private static final Duration KEY_STANDS = Duration.ofHours(20);

    private final SessionRepository sessions;
    private final OrderRepository orders;
    private final StripePaymentClient stripe;
    private final SettlementService settlement;
    private final ShopCommandService commands;
    private final RequestPacer requestPacer;
    private final Clock clock;

    public RefundTaskHandler(
            CommerceTable table,
            StripePaymentClient stripe,
            SettlementService settlement,
            ShopCommandService commands,
            RequestPacer requestPacer,
            Clock clock) {
        this.sessions = new SessionRepository(table);
        this.orders = new OrderRepository(table);
        this.stripe = stripe;
        this.settlement = settlement;
        this.commands = commands;
        this.requestPacer = requestPacer;
        this.clock = clock;
    }

    @Override
    public Mono<Outcome> run(ClaimedTask claimed) {
        String sessionId = claimed.task().sessionId();
        return sessions.read(sessionId)
                .flatMap(orders::of)
                .flatMap(
                        order ->
                                Mono.justOrEmpty(claimed.task().about())
                                        .flatMap(
                                                id ->
                                                        Mono.justOrEmpty(
                                                                order.refundLedger().find(id)))
                                        .filter(RefundRequest::isOpen)
                                        .flatMap(request -> refund(order, request)))
                .thenReturn(new Outcome.Done());
    }

    private Mono<Void> refund(Order order, RefundRequest request) {
        return Mono.justOrEmpty(order.facts().details().paymentIntentId())
                .flatMap(
                        intent ->
                                requestPacer
                                        .take()
                                        .then(Mono.defer(() -> known(intent, request)))
                                        .switchIfEmpty(
                                                Mono.defer(() -> ask(intent, order, request))))
                .flatMap(refund -> settle(order.sessionId(), refund))
                .onErrorResume(StripeRefused.class, no -> refused(order, request, no));
    }

    /** The refund that a call of before has made, once its key may be forgotten. */
    private Mono<Refund> known(String intent, RefundRequest request) {
        return clock.instant().isBefore(request.at().plus(KEY_STANDS))
                ? Mono.empty()
                : stripe.refunds(intent)
                        .flatMapIterable(all -> all)
                        .filter(
                                refund ->
                                        refund.requestId().filter(request.id()::equals).isPresent())
                        .next();
    }

    private Mono<Refund> ask(String intent, Order order, RefundRequest request) {
        return stripe.refund(
                intent,
                request.asked().amount(),
                request.asked().reason(),
                request.id(),
                "refund-" + order.sessionId() + "-" + request.id());
    }

    private Mono<Void> settle(String sessionId, Refund refund) {
        return settlement
                .settle(
                        Observation.of(
                                sessionId, _ -> Mono.just(PaymentFacts.of(new Refunds(refund)))),
                        SettlementCause.of(OrderSource.ADMIN))
                .then();
    }

    /** An answer that arrived meanwhile stands. */
    private Mono<Void> refused(Order order, RefundRequest request, StripeRefused no) {
        String code = no.code().isEmpty() ? "refused" : no.code();
        return commands.run(
                        order.sessionId(),
                        new ShopCommandService.Request(request.id() + "-refused", "stripe", code),
                        RefundPolicy.refused(request.id(), code))
                .onErrorResume(ShopRefusedException.class, _ -> Mono.empty())
                .then();
    }
}
