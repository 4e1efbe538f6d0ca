package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.stripe.SessionCreation;
import com.thebabesclub.commerce.stripe.SessionRefusal;
import com.thebabesclub.commerce.stripe.StripeCheckoutClient;

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
final class SessionClaimService {

    private static final int MOST_ATTEMPTS_OF_A_QUOTE = 10;
    private static final int MOST_TRIES = 6;
    private static final int MOST_BROKEN_KEYS = 3;

    private final CartRepository lives;
    private final SessionCreator maker;
    private final SessionRecorder records;
    private final SessionReplacementService sessionReplacementService;
    private final StripeCheckoutClient stripe;
    private final CustomerService customerService;
    private final CheckoutLog log;
    private final CheckoutConfiguration settings;
    private final Clock clock;

    SessionClaimService(
            CartRepository lives,
            SessionCreator maker,
            SessionRecorder records,
            SessionReplacementService sessionReplacementService,
            StripeCheckoutClient stripe,
            CustomerService customerService,
            CheckoutLog log,
            CheckoutConfiguration settings,
            Clock clock) {
        this.lives = lives;
        this.maker = maker;
        this.records = records;
        this.sessionReplacementService = sessionReplacementService;
        this.stripe = stripe;
        this.customerService = customerService;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** The session that can be paid already, if it is this one; it outlives its quote. */
    Optional<Mono<SessionReply>> live(CheckoutContext wanted, CartState seen) {
        return seen.payable(wanted.quote().signature(), fingerprint(wanted), clock.instant())
                .map(made -> reply(wanted, made))
                .map(reply -> log.reused(reply).thenReturn(reply));
    }

    /** The session for a quote that is valid, given the cart as it was seen. */
    Mono<SessionReply> session(CheckoutContext wanted, CartState seen) {
        if (wanted.tries() >= MOST_TRIES) {
            return Mono.error(CheckoutProblemFactory.busy());
        }
        if (seen.wasPaidAfter(wanted.quote().issuedAt())) {
            return Mono.error(CheckoutProblemFactory.alreadyPaid());
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

    private Mono<SessionReply> await(CheckoutContext wanted, CartClaim claim) {
        return lives.change(wanted.cartId(), claim)
                .flatMap(seen -> session(wanted.again(), seen))
                .switchIfEmpty(Mono.defer(() -> make(wanted, claim)));
    }

    private Mono<SessionReply> claim(CheckoutContext wanted, CartState seen) {
        String signature = wanted.quote().signature();
        if (seen.attemptsOf(signature) >= MOST_ATTEMPTS_OF_A_QUOTE) {
            return Mono.error(CheckoutProblemFactory.tooManyAttempts());
        }
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        CartClaim next =
                new CartClaim(
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

    private Mono<SessionReply> lookAgain(CheckoutContext wanted) {
        return lives.read(wanted.cartId()).flatMap(seen -> session(wanted, seen));
    }

    private Mono<SessionReply> make(CheckoutContext wanted, CartClaim claim) {
        return sessionReplacementService
                .end(claim.toExpire())
                .then(Mono.defer(() -> maker.make(claim, wanted.quote(), wanted.wish())))
                .flatMap(result -> follow(wanted, claim, result));
    }

    private Mono<SessionReply> follow(
            CheckoutContext wanted, CartClaim claim, SessionCreator.Result result) {
        return switch (result.creation()) {
            case SessionCreation.Made made -> made(wanted, claim, result, made);
            case SessionCreation.KeyBroken broken -> afterBrokenKey(wanted, broken);
            case SessionRefusal.CUSTOMER -> withNewCustomer(wanted);
            case SessionRefusal refusal -> Mono.error(CheckoutProblemFactory.refused(refusal));
        };
    }

    /**
     * What a replay tells is how the session was when it was made, so that Stripe is asked again.
     */
    private Mono<SessionReply> made(
            CheckoutContext wanted,
            CartClaim claim,
            SessionCreator.Result result,
            SessionCreation.Made made) {
        if (!made.replayed()) {
            return payable(wanted, claim, result, made);
        }
        return sessionReplacementService
                .isOpen(made.session().id())
                .flatMap(
                        open ->
                                open
                                        ? payable(wanted, claim, result, made)
                                        : claimNext(wanted.again()));
    }

    private Mono<SessionReply> payable(
            CheckoutContext wanted,
            CartClaim claim,
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
        SessionReply reply = new SessionReply(made.url(), session.id(), wanted.quote().signature());
        return records.write(claim, wanted.quote(), wanted.wish(), made, result)
                .then(log.created(claim, wanted.quote(), session))
                .thenReturn(reply)
                .onErrorResume(
                        SessionRecorder.Superseded.class, _ -> giveWay(wanted, session.id()));
    }

    private Mono<SessionReply> giveWay(CheckoutContext wanted, String sessionId) {
        return stripe.expire(sessionId).then(Mono.defer(() -> lookAgain(wanted.again())));
    }

    /**
     * Under the broken key Stripe would repeat the breakdown for a day: the next claim has another.
     */
    private Mono<SessionReply> afterBrokenKey(
            CheckoutContext wanted, SessionCreation.KeyBroken broken) {
        CheckoutContext next = wanted.afterBrokenKey();
        return next.brokenKeys() >= MOST_BROKEN_KEYS
                ? Mono.error(broken.failure())
                : claimNext(next);
    }

    private Mono<SessionReply> claimNext(CheckoutContext wanted) {
        return lives.read(wanted.cartId())
                .flatMap(
                        seen ->
                                seen.made().isPresent()
                                        ? session(wanted.again(), seen)
                                        : claim(wanted, seen));
    }

    private Mono<SessionReply> withNewCustomer(CheckoutContext wanted) {
        Optional<Mono<String>> replaced =
                wanted.caller()
                        .flatMap(
                                caller ->
                                        wanted.wish()
                                                .customerId()
                                                .map(
                                                        gone ->
                                                                customerService.replace(
                                                                        caller, gone)));
        return replaced.orElseGet(() -> Mono.error(CheckoutProblemFactory.refusedByStripe()))
                .flatMap(customer -> lookAgain(wanted.withCustomer(customer)));
    }

    private String fingerprint(CheckoutContext wanted) {
        return wanted.wish().fingerprint(settings);
    }

    private static SessionReply reply(CheckoutContext wanted, CartState.Made made) {
        return new SessionReply(made.url(), made.sessionId(), wanted.quote().signature());
    }
}
