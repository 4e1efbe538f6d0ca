package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.CartToken;
import com.thebabesclub.commerce.checkout.quote.QuoteService;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.SessionLookupThrottle;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How sessions of ours stand. One that may have moved on without our hearing of it is asked about
 * and settled, so that the customer who comes back from the payment page finds an order even if no
 * event ever arrives.
 */
@Singleton
final class SessionStatusService {

    private static final Pattern SESSION_ID = Pattern.compile("cs_[A-Za-z0-9_]{1,200}");

    private final SessionRepository sessions;
    private final OrderRepository orders;
    private final StripeSessionClient stripe;
    private final SettlementService settlement;
    private final QuoteService quoteService;
    private final SessionLookupThrottle asked;

    SessionStatusService(
            SessionRepository sessions,
            CommerceTable table,
            StripeSessionClient stripe,
            SettlementService settlement,
            QuoteService quoteService,
            SessionLookupThrottle asked) {
        this.sessions = sessions;
        this.orders = new OrderRepository(table);
        this.stripe = stripe;
        this.settlement = settlement;
        this.quoteService = quoteService;
        this.asked = asked;
    }

    /** The status; the order only for the browser or the account that bought. */
    Mono<StatusReply> of(String sessionId, Optional<String> cartToken, Optional<Caller> caller) {
        return Mono.just(sessionId)
                .filter(id -> SESSION_ID.matcher(id).matches())
                .flatMap(sessions::read)
                .filter(stored -> stored.pointer().isPresent())
                .switchIfEmpty(
                        Mono.error(() -> Problem.notFound("There is no such session.").exception()))
                .flatMap(this::upToDate)
                .flatMap(stored -> reply(stored, cartToken, caller));
    }

    private Mono<SessionRepository.Stored> upToDate(SessionRepository.Stored stored) {
        SessionPointer pointer = stored.pointer().orElseThrow();
        SessionStage stage = pointer.facts().stage();
        boolean mayHaveMoved = stage == SessionStage.OPEN || stage == SessionStage.UNPAID;
        if (!mayHaveMoved || !asked.mayAsk(pointer.sessionId())) {
            return Mono.just(stored);
        }
        return stripe.retrieve(pointer.sessionId())
                .filter(session -> hasMoved(session, stage))
                .flatMap(
                        session ->
                                settlement.settle(session, SettlementCause.of(OrderSource.STATUS)))
                .flatMap(_ -> sessions.read(pointer.sessionId()))
                .onErrorResume(
                        failure ->
                                failure instanceof DependencyUnavailable
                                        || failure instanceof StripeRefused,
                        _ -> Mono.empty())
                .defaultIfEmpty(stored);
    }

    private static boolean hasMoved(ObservedSession session, SessionStage known) {
        return session.facts().stage() != known;
    }

    private Mono<StatusReply> reply(
            SessionRepository.Stored stored, Optional<String> cartToken, Optional<Caller> caller) {
        SessionPointer pointer = stored.pointer().orElseThrow();
        boolean isBuyer = isBrowser(pointer, cartToken) || isOwner(pointer, caller);
        Mono<Order> order = isBuyer ? orders.of(stored) : Mono.empty();
        return order.singleOptional()
                .map(found -> StatusReply.of(pointer.sessionId(), pointer.facts().stage(), found));
    }

    private boolean isBrowser(SessionPointer pointer, Optional<String> cartToken) {
        return cartToken
                .flatMap(quoteService::token)
                .map(CartToken::cartId)
                .filter(cart -> pointer.cartId().equals(Optional.of(cart.text())))
                .isPresent();
    }

    private static boolean isOwner(SessionPointer pointer, Optional<Caller> caller) {
        Optional<String> owner =
                pointer.record().map(OrderRecord::owner).or(pointer::owner).map(OrderOwner::userId);
        return caller.isPresent() && owner.equals(caller.map(Caller::subject));
    }
}
