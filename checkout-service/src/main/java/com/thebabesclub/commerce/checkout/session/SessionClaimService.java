package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.session.CheckoutStep.Answer;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Await;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Create;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Discard;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.End;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Publish;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Read;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Refuse;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Take;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.stripe.SessionCreation;
import com.thebabesclub.commerce.stripe.SessionRefusal;
import com.thebabesclub.commerce.stripe.StripeCheckoutClient;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Optional;

/**
 * One live session for each shopper: makes the steps of {@link CheckoutPlanner}, one after the
 * other, until one of them is the answer.
 */
@Singleton
final class SessionClaimService {

    private static final int MOST_BROKEN_KEYS = 3;

    private final CartRepository carts;
    private final CartClaimRepository claims;
    private final SessionCreator creator;
    private final SessionPublisher publisher;
    private final SessionReplacementService replacements;
    private final StripeCheckoutClient stripe;
    private final CustomerService customers;
    private final CheckoutLog log;
    private final CheckoutConfiguration settings;
    private final CheckoutPlanner planner;
    private final Clock clock;

    SessionClaimService(
            CartRepository carts,
            CartClaimRepository claims,
            SessionCreator creator,
            SessionPublisher publisher,
            SessionReplacementService replacements,
            StripeCheckoutClient stripe,
            CustomerService customers,
            CheckoutLog log,
            CheckoutConfiguration settings,
            Clock clock) {
        this.carts = carts;
        this.claims = claims;
        this.creator = creator;
        this.publisher = publisher;
        this.replacements = replacements;
        this.stripe = stripe;
        this.customers = customers;
        this.log = log;
        this.settings = settings;
        this.planner = new CheckoutPlanner(settings.lifetime(), settings.reservedLifetime());
        this.clock = clock;
    }

    /** The session that can be paid already, if it is this one; it outlives its quote. */
    Optional<Mono<SessionReply>> payable(CheckoutContext wanted, CartState seen) {
        return planner.payable(wanted.purchase(settings), seen, clock.instant())
                .map(answer -> run(wanted, answer));
    }

    /** The session for a quote that is valid, given the cart as it was seen. */
    Mono<SessionReply> session(CheckoutContext wanted, CartState seen) {
        return next(wanted, CheckoutProgress.of(wanted.purchase(settings)), seen);
    }

    private Mono<SessionReply> next(
            CheckoutContext wanted, CheckoutProgress progress, CartState seen) {
        return run(wanted, planner.next(progress, seen, clock.instant()));
    }

    private Mono<SessionReply> run(CheckoutContext wanted, CheckoutStep step) {
        return switch (step) {
            case Read read -> read(wanted, read.progress());
            case Await await -> await(wanted, await);
            case Take take ->
                    claims.take(wanted.cartId(), take, settings.limit(wanted.address()))
                            .flatMap(outcome -> run(wanted, after(take, outcome)));
            case End end -> end(wanted, end, end.sessions().iterator().next());
            case Create create ->
                    creator.make(create.claim(), wanted.quote(), wanted.options())
                            .flatMap(result -> created(wanted, create, result));
            case Publish publish ->
                    carts.write(wanted.cartId(), publish.seen(), publish.next())
                            .flatMap(outcome -> run(wanted, after(publish, outcome)));
            case Discard discard ->
                    stripe.expire(discard.sessionId())
                            .then(Mono.defer(() -> run(wanted, discard.then())));
            case Answer answer -> answer(wanted, answer);
            case Refuse refuse -> refuse(refuse.refusal());
        };
    }

    private Mono<SessionReply> refuse(CheckoutStep.Refusal refusal) {
        Mono<SessionReply> problem =
                Mono.error(() -> CheckoutProblemFactory.of(refusal, clock.instant()));
        return refusal instanceof CheckoutStep.Refusal.TooManyReservations
                ? log.tooManyReservations().then(problem)
                : problem;
    }

    private Mono<SessionReply> read(CheckoutContext wanted, CheckoutProgress progress) {
        return carts.read(wanted.cartId()).flatMap(seen -> next(wanted, progress, seen));
    }

    private Mono<SessionReply> await(CheckoutContext wanted, Await await) {
        CheckoutProgress progress = await.progress().again();
        return carts.change(wanted.cartId(), await.claim())
                .flatMap(seen -> next(wanted, progress, seen))
                .switchIfEmpty(Mono.defer(() -> read(wanted, progress.working(await.claim()))));
    }

    private CheckoutStep after(Take take, CartRepository.Outcome outcome) {
        return switch (outcome) {
            case CartRepository.Outcome.Written _ -> planner.taken(take);
            case CartRepository.Outcome.Refused refused ->
                    planner.refused(take, refused.found(), clock.instant());
            case CartRepository.Outcome.Closed closed ->
                    planner.closed(take, closed.reservation(), clock.instant());
            case CartRepository.Outcome.SoldOut soldOut -> soldOut(soldOut);
            case CartRepository.Outcome.NoPlace full -> noPlace(full);
        };
    }

    private CheckoutStep after(Publish publish, CartRepository.Outcome outcome) {
        return switch (outcome) {
            case CartRepository.Outcome.Written _ -> planner.published(publish);
            case CartRepository.Outcome.Refused refused ->
                    planner.refused(publish, refused.found(), clock.instant());
            case CartRepository.Outcome.Closed closed ->
                    planner.closed(publish, closed.reservation());
            // A publication takes no more, and opens none.
            case CartRepository.Outcome.SoldOut soldOut -> soldOut(soldOut);
            case CartRepository.Outcome.NoPlace full -> noPlace(full);
        };
    }

    private static Refuse soldOut(CartRepository.Outcome.SoldOut soldOut) {
        return new Refuse(new CheckoutStep.Refusal.SoldOut(soldOut.shortages()));
    }

    private static Refuse noPlace(CartRepository.Outcome.NoPlace full) {
        return new Refuse(new CheckoutStep.Refusal.TooManyReservations(full.until()));
    }

    private Mono<SessionReply> end(CheckoutContext wanted, End end, String sessionId) {
        return replacements
                .end(sessionId)
                .flatMap(outcome -> run(wanted, planner.ended(end, sessionId, outcome)));
    }

    private Mono<SessionReply> created(
            CheckoutContext wanted, Create create, SessionCreator.Result result) {
        return switch (result.creation()) {
            case SessionCreation.Made made when made.replayed() ->
                    replayed(wanted, create, result, made);
            case SessionCreation.Made made -> publish(wanted, create, result, made);
            case SessionCreation.KeyBroken broken -> afterBrokenKey(wanted, create, broken);
            case SessionRefusal.CUSTOMER -> withNewCustomer(wanted, create);
            case SessionRefusal refusal -> Mono.error(CheckoutProblemFactory.refused(refusal));
        };
    }

    /**
     * What a replay tells is how the session was when it was made, so that Stripe is asked again.
     */
    private Mono<SessionReply> replayed(
            CheckoutContext wanted,
            Create create,
            SessionCreator.Result result,
            SessionCreation.Made made) {
        String session = made.session().id();
        return replacements
                .outcome(session)
                .map(outcome -> planner.spent(create, session, outcome))
                .flatMap(step -> run(wanted, step))
                .switchIfEmpty(Mono.defer(() -> publish(wanted, create, result, made)));
    }

    private Mono<SessionReply> publish(
            CheckoutContext wanted,
            Create create,
            SessionCreator.Result result,
            SessionCreation.Made made) {
        ObservedSession session = made.session();
        if (!result.isAsQuoted(session)) {
            return log.totalMismatch(session)
                    .then(stripe.expire(session.id()))
                    .then(Mono.error(CheckoutProblemFactory::totalMismatch));
        }
        if (!settings.pages().include(made.url())) {
            return log.foreignPage(session)
                    .then(stripe.expire(session.id()))
                    .then(Mono.error(CheckoutProblemFactory::refusedByStripe));
        }
        Publish publish = planner.created(create, session.id(), made.url());
        return publisher
                .publish(wanted, publish, session, result)
                .flatMap(outcome -> run(wanted, after(publish, outcome)));
    }

    /**
     * Under the broken key Stripe would repeat the breakdown for a day: the next claim has another.
     */
    private Mono<SessionReply> afterBrokenKey(
            CheckoutContext wanted, Create create, SessionCreation.KeyBroken broken) {
        CheckoutContext next = wanted.afterBrokenKey();
        return next.brokenKeys() >= MOST_BROKEN_KEYS
                ? Mono.error(broken.failure())
                : read(next, create.progress().spent(create.claim()));
    }

    private Mono<SessionReply> withNewCustomer(CheckoutContext wanted, Create create) {
        return Mono.justOrEmpty(wanted.caller())
                .zipWith(Mono.justOrEmpty(wanted.options().customerId()), customers::replace)
                .flatMap(replaced -> replaced)
                .switchIfEmpty(Mono.error(CheckoutProblemFactory::refusedByStripe))
                .map(wanted::withCustomer)
                .flatMap(
                        next ->
                                read(
                                        next,
                                        create.progress()
                                                .again()
                                                .wanting(next.purchase(settings))));
    }

    private Mono<SessionReply> answer(CheckoutContext wanted, Answer answer) {
        SessionReply reply =
                new SessionReply(
                        answer.page().url(), answer.page().sessionId(), wanted.quote().signature());
        return (answer.isReused() ? log.reused(answer) : log.created(wanted.quote(), answer))
                .thenReturn(reply);
    }
}
