package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.CartToken;
import com.thebabesclub.commerce.checkout.quote.Quoting;
import com.thebabesclub.commerce.deadline.Unavailable;
import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.order.Order;
import com.thebabesclub.commerce.order.OrderRecord;
import com.thebabesclub.commerce.order.Owner;
import com.thebabesclub.commerce.order.Source;
import com.thebabesclub.commerce.order.Stage;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.settlement.Cause;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.web.Problem;

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
final class Status {

    private static final Pattern SESSION_ID = Pattern.compile("cs_[A-Za-z0-9_]{1,200}");

    private final Sessions sessions;
    private final StripeSessions stripe;
    private final Settlement settlement;
    private final Quoting quoting;
    private final SeldomAsked asked;

    Status(
            Sessions sessions,
            StripeSessions stripe,
            Settlement settlement,
            Quoting quoting,
            SeldomAsked asked) {
        this.sessions = sessions;
        this.stripe = stripe;
        this.settlement = settlement;
        this.quoting = quoting;
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
                .map(stored -> reply(stored, cartToken, caller));
    }

    private Mono<Sessions.Stored> upToDate(Sessions.Stored stored) {
        SessionPointer pointer = stored.pointer().orElseThrow();
        Stage stage = pointer.facts().stage();
        boolean mayHaveMoved = stage == Stage.OPEN || stage == Stage.UNPAID;
        if (!mayHaveMoved || !asked.mayAsk(pointer.sessionId())) {
            return Mono.just(stored);
        }
        return stripe.retrieve(pointer.sessionId())
                .filter(session -> hasMoved(session, stage))
                .flatMap(session -> settlement.settle(session, Cause.of(Source.STATUS)))
                .flatMap(_ -> sessions.read(pointer.sessionId()))
                .onErrorResume(
                        failure ->
                                failure instanceof Unavailable || failure instanceof StripeRefused,
                        _ -> Mono.empty())
                .defaultIfEmpty(stored);
    }

    private static boolean hasMoved(ObservedSession session, Stage known) {
        return session.facts().stage() != known;
    }

    private StatusReply reply(
            Sessions.Stored stored, Optional<String> cartToken, Optional<Caller> caller) {
        SessionPointer pointer = stored.pointer().orElseThrow();
        boolean isBuyer = isBrowser(pointer, cartToken) || isOwner(pointer, caller);
        return StatusReply.of(
                pointer.sessionId(),
                pointer.facts().stage(),
                isBuyer ? order(pointer, stored) : Optional.empty());
    }

    private boolean isBrowser(SessionPointer pointer, Optional<String> cartToken) {
        return cartToken
                .flatMap(quoting::token)
                .map(CartToken::cartId)
                .filter(cart -> pointer.cartId().equals(Optional.of(cart.text())))
                .isPresent();
    }

    private static boolean isOwner(SessionPointer pointer, Optional<Caller> caller) {
        Optional<String> owner =
                pointer.record().map(OrderRecord::owner).or(pointer::owner).map(Owner::userId);
        return caller.isPresent() && owner.equals(caller.map(Caller::subject));
    }

    private static Optional<Order> order(SessionPointer pointer, Sessions.Stored stored) {
        return pointer.record()
                .flatMap(
                        record ->
                                stored.lines()
                                        .flatMap(
                                                lines ->
                                                        Order.of(
                                                                pointer.sessionId(),
                                                                pointer.created(),
                                                                record,
                                                                lines,
                                                                Optional.empty(),
                                                                pointer.facts())));
    }
}
