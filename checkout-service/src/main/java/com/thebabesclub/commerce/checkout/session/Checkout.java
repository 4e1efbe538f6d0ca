package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.stripe.SessionCreation;
import com.thebabesclub.commerce.stripe.StripeCheckout;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * One live session for each shopper. Whoever wants one takes a claim on the cart, makes the session
 * that follows from the claim, writes all of it down, and only then tells its address; so a session
 * that nobody could find again was never payable, and a process that dies leaves nothing behind
 * that the next request does not put right.
 */
@Singleton
final class Checkout {

    private static final int MOST_ATTEMPTS_OF_A_QUOTE = 10;
    private static final int MOST_TRIES = 6;
    private static final int MOST_BROKEN_KEYS = 3;

    private final LiveSessions lives;
    private final SessionMaker maker;
    private final SessionRecords records;
    private final Superseding superseding;
    private final StripeCheckout stripe;
    private final Customers customers;
    private final CheckoutLog log;
    private final CheckoutSettings settings;
    private final Clock clock;

    Checkout(
            LiveSessions lives,
            SessionMaker maker,
            SessionRecords records,
            Superseding superseding,
            StripeCheckout stripe,
            Customers customers,
            CheckoutLog log,
            CheckoutSettings settings,
            Clock clock) {
        this.lives = lives;
        this.maker = maker;
        this.records = records;
        this.superseding = superseding;
        this.stripe = stripe;
        this.customers = customers;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** The session that can be paid already, if it is this one; it outlives its quote. */
    Optional<Mono<SessionReply>> live(Case wanted, LiveSession seen) {
        return seen.payable(wanted.quote().signature(), fingerprint(wanted), clock.instant())
                .map(made -> reply(wanted, made))
                .map(reply -> log.reused(reply).thenReturn(reply));
    }

    /** The session for a quote that is valid, given the cart as it was seen. */
    Mono<SessionReply> session(Case wanted, LiveSession seen) {
        if (wanted.tries() >= MOST_TRIES) {
            return Mono.error(CheckoutProblems.busy());
        }
        if (seen.wasPaidAfter(wanted.quote().issuedAt())) {
            return Mono.error(CheckoutProblems.alreadyPaid());
        }
        Optional<Mono<SessionReply>> live = live(wanted, seen);
        if (live.isPresent()) {
            return live.get();
        }
        return seen.underWay(wanted.quote().signature(), fingerprint(wanted), clock.instant())
                .map(
                        claim ->
                                claim.isAbandoned(clock.instant())
                                        ? make(wanted, claim)
                                        : await(wanted, claim))
                .orElseGet(() -> claim(wanted, seen));
    }

    private Mono<SessionReply> await(Case wanted, Claim claim) {
        return lives.change(wanted.cartId(), claim)
                .flatMap(seen -> session(wanted.again(), seen))
                .switchIfEmpty(Mono.defer(() -> make(wanted, claim)));
    }

    private Mono<SessionReply> claim(Case wanted, LiveSession seen) {
        String signature = wanted.quote().signature();
        if (seen.attemptsOf(signature) >= MOST_ATTEMPTS_OF_A_QUOTE) {
            return Mono.error(CheckoutProblems.tooManyAttempts());
        }
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        Claim next =
                new Claim(
                        seen.attempt() + 1,
                        seen.attemptsOf(signature) + 1,
                        signature,
                        fingerprint(wanted),
                        now,
                        now.plus(settings.lifetime()),
                        seen.toExpire());
        return lives.take(wanted.cartId(), seen, next)
                .flatMap(taken -> make(wanted, taken))
                .switchIfEmpty(Mono.defer(() -> lookAgain(wanted.again())));
    }

    private Mono<SessionReply> lookAgain(Case wanted) {
        return lives.read(wanted.cartId()).flatMap(seen -> session(wanted, seen));
    }

    private Mono<SessionReply> make(Case wanted, Claim claim) {
        return superseding
                .end(claim.toExpire())
                .then(Mono.defer(() -> maker.make(claim, wanted.quote(), wanted.wish())))
                .flatMap(result -> follow(wanted, claim, result));
    }

    private Mono<SessionReply> follow(Case wanted, Claim claim, SessionMaker.Result result) {
        return switch (result.creation()) {
            case SessionCreation.Made made -> made(wanted, claim, result, made);
            case SessionCreation.KeyBroken broken -> afterBrokenKey(wanted, broken);
            case SessionCreation.CustomerMissing _ -> withNewCustomer(wanted);
            case SessionCreation.AmountTooSmall _ -> Mono.error(CheckoutProblems.amountTooSmall());
            case SessionCreation.ProductMissing _, SessionCreation.CouponMissing _ ->
                    Mono.error(CheckoutProblems.refusedByStripe());
        };
    }

    /**
     * What a replay tells is how the session was when it was made, so that Stripe is asked again.
     */
    private Mono<SessionReply> made(
            Case wanted, Claim claim, SessionMaker.Result result, SessionCreation.Made made) {
        if (!made.replayed()) {
            return payable(wanted, claim, result, made);
        }
        return superseding
                .isOpen(made.session().id())
                .flatMap(
                        open ->
                                open
                                        ? payable(wanted, claim, result, made)
                                        : claimNext(wanted.again()));
    }

    private Mono<SessionReply> payable(
            Case wanted, Claim claim, SessionMaker.Result result, SessionCreation.Made made) {
        ObservedSession session = made.session();
        if (!result.isAsQuoted(session)) {
            return log.totalMismatch(session)
                    .then(stripe.expire(session.id()))
                    .then(Mono.error(CheckoutProblems::totalMismatch));
        }
        if (!settings.pages().include(made.url())) {
            return log.foreignPage(session)
                    .then(stripe.expire(session.id()))
                    .then(Mono.error(CheckoutProblems::refusedByStripe));
        }
        SessionReply reply = new SessionReply(made.url(), session.id(), wanted.quote().signature());
        return records.write(claim, wanted.quote(), wanted.wish(), made, result)
                .then(log.created(claim, wanted.quote(), session))
                .thenReturn(reply)
                .onErrorResume(SessionRecords.Superseded.class, _ -> giveWay(wanted, session.id()));
    }

    private Mono<SessionReply> giveWay(Case wanted, String sessionId) {
        return stripe.expire(sessionId).then(Mono.defer(() -> lookAgain(wanted.again())));
    }

    /**
     * Under the broken key Stripe would repeat the breakdown for a day: the next claim has another.
     */
    private Mono<SessionReply> afterBrokenKey(Case wanted, SessionCreation.KeyBroken broken) {
        Case next = wanted.afterBrokenKey();
        return next.brokenKeys() >= MOST_BROKEN_KEYS
                ? Mono.error(broken.failure())
                : claimNext(next);
    }

    private Mono<SessionReply> claimNext(Case wanted) {
        return lives.read(wanted.cartId())
                .flatMap(
                        seen ->
                                seen.made().isPresent()
                                        ? session(wanted.again(), seen)
                                        : claim(wanted, seen));
    }

    private Mono<SessionReply> withNewCustomer(Case wanted) {
        Optional<Mono<String>> replaced =
                wanted.caller()
                        .flatMap(
                                caller ->
                                        wanted.wish()
                                                .customerId()
                                                .map(gone -> customers.replace(caller, gone)));
        return replaced.orElseGet(() -> Mono.error(CheckoutProblems.refusedByStripe()))
                .flatMap(customer -> lookAgain(wanted.withCustomer(customer)));
    }

    private String fingerprint(Case wanted) {
        return wanted.wish().fingerprint(settings);
    }

    private static SessionReply reply(Case wanted, LiveSession.Made made) {
        return new SessionReply(made.url(), made.sessionId(), wanted.quote().signature());
    }
}
