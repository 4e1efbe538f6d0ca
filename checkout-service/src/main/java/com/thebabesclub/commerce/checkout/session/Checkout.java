package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.order.QuotedLines;
import com.thebabesclub.commerce.quote.Quote;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.stripe.SessionCreation;
import com.thebabesclub.commerce.stripe.StripeCheckout;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One live session for each shopper. Whoever wants one takes a claim on the cart, makes the session
 * that follows from the claim, writes all of it down, and only then tells its address; so a session
 * that nobody could find again was never payable, and a process that dies leaves nothing behind
 * that the next request does not put right.
 */
final class Checkout {

    private static final Duration CLAIM_IS_FRESH = Duration.ofMinutes(3);
    private static final int MOST_ATTEMPTS_OF_A_QUOTE = 10;
    private static final int MOST_TRIES = 6;
    private static final int MOST_BROKEN_KEYS = 3;

    /** For whoever waits for another's claim: 3 seconds in all. */
    private static final List<Duration> PAUSES =
            List.of(100, 200, 400, 400, 400, 500, 500, 500).stream()
                    .map(Duration::ofMillis)
                    .toList();

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
            CheckoutSettings settings,
            Clock clock) {
        this.lives = lives;
        this.maker = maker;
        this.records = records;
        this.superseding = superseding;
        this.stripe = stripe;
        this.customers = customers;
        this.log = new CheckoutLog();
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to be paid, by whom, and how the work on it has gone so far. */
    record Case(Quote quote, Wish wish, Optional<Caller> caller, int tries, int brokenKeys) {

        static Case of(Quote quote, Wish wish, Optional<Caller> caller) {
            return new Case(quote, wish, caller, 0, 0);
        }

        Case again() {
            return new Case(quote, wish, caller, tries + 1, brokenKeys);
        }

        Case afterBrokenKey() {
            return new Case(quote, wish, caller, tries, brokenKeys + 1);
        }

        Case withCustomer(String id) {
            return new Case(quote, wish.withCustomer(id), caller, tries + 1, brokenKeys);
        }

        String cartId() {
            return quote.cartId();
        }
    }

    /** The session that can be paid already, if it is this one; it outlives its quote. */
    Optional<SessionReply> live(Case wanted, LiveSession seen) {
        return seen.claim()
                .filter(claim -> claim.isFor(wanted.quote().signature(), fingerprint(wanted)))
                .filter(claim -> clock.instant().isBefore(claim.expiresAt()))
                .flatMap(_ -> seen.made())
                .map(made -> reply(wanted, made));
    }

    /** The session for a quote that is valid, given the cart as it was seen. */
    Mono<SessionReply> session(Case wanted, LiveSession seen) {
        if (wanted.tries() >= MOST_TRIES) {
            return Mono.error(CheckoutProblems.busy());
        }
        if (isPaidAlready(wanted.quote(), seen)) {
            return Mono.error(CheckoutProblems.alreadyPaid());
        }
        Optional<SessionReply> live = live(wanted, seen);
        if (live.isPresent()) {
            return log.reused(live.get()).thenReturn(live.get());
        }
        return underWay(wanted, seen)
                .map(claim -> await(wanted, claim))
                .orElseGet(() -> claim(wanted, seen));
    }

    /** A quote that was issued before the payment is of the cart that was paid. */
    private static boolean isPaidAlready(Quote quote, LiveSession seen) {
        return seen.paid().filter(paid -> !quote.issuedAt().isAfter(paid.at())).isPresent();
    }

    /** A claim for the same that somebody works on, or died over a moment ago. */
    private Optional<Claim> underWay(Case wanted, LiveSession seen) {
        Instant now = clock.instant();
        return seen.claim()
                .filter(_ -> seen.made().isEmpty())
                .filter(claim -> claim.isFor(wanted.quote().signature(), fingerprint(wanted)))
                .filter(claim -> now.isBefore(claim.claimedAt().plus(CLAIM_IS_FRESH)));
    }

    private Mono<SessionReply> await(Case wanted, Claim claim) {
        return Flux.fromIterable(PAUSES)
                .concatMap(pause -> Mono.delay(pause).then(lives.read(wanted.cartId())), 1)
                .filter(seen -> seen.made().isPresent() || seen.attempt() != claim.attempt())
                .next()
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

    private Mono<SessionReply> made(
            Case wanted, Claim claim, SessionMaker.Result result, SessionCreation.Made made) {
        ObservedSession session = made.session();
        if (!result.isAsQuoted(session)) {
            return stripe.expire(session.id())
                    .then(log.totalMismatch(session))
                    .then(Mono.error(CheckoutProblems::totalMismatch));
        }
        QuotedLines lines = result.lines();
        SessionReply reply = new SessionReply(made.url(), session.id(), wanted.quote().signature());
        return records.write(
                        claim,
                        wanted.quote(),
                        wanted.wish(),
                        session,
                        made.url(),
                        lines,
                        result.couponId())
                .then(log.created(claim, wanted.quote(), session))
                .thenReturn(reply)
                .onErrorResume(
                        SessionRecords.Superseded.class,
                        _ ->
                                stripe.expire(session.id())
                                        .then(Mono.defer(() -> lookAgain(wanted.again()))));
    }

    /**
     * Under the broken key Stripe would repeat the breakdown for a day: the next claim has another.
     */
    private Mono<SessionReply> afterBrokenKey(Case wanted, SessionCreation.KeyBroken broken) {
        Case next = wanted.afterBrokenKey();
        return next.brokenKeys() >= MOST_BROKEN_KEYS
                ? Mono.error(broken.failure())
                : lives.read(wanted.cartId())
                        .flatMap(
                                seen ->
                                        seen.made().isPresent()
                                                ? session(next.again(), seen)
                                                : claim(next, seen));
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
