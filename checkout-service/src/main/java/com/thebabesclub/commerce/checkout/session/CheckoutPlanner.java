package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.session.CheckoutStep.Answer;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Await;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Create;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Discard;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.End;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Publish;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Read;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Refusal;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Refuse;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Take;
import com.thebabesclub.commerce.domain.session.CartPayments;
import com.thebabesclub.commerce.domain.stock.Reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what a request does next from what it wants and what it has seen: the transitions of
 * the cart, as they stand in docs/checkout.md. A function of values.
 *
 * @param sessionLifetime from the claim to the session's end
 * @param reservedLifetime the same, where it holds what is counted
 */
record CheckoutPlanner(Duration sessionLifetime, Duration reservedLifetime) {

    private static final int MOST_ATTEMPTS_OF_A_QUOTE = 10;
    private static final int MOST_TRIES = 6;

    /** After the cart was read. */
    CheckoutStep next(CheckoutProgress progress, CartState seen, Instant now) {
        Purchase purchase = progress.purchase();
        CartPayments payments = seen.payments();
        if (progress.tries() >= MOST_TRIES) {
            return new Refuse(new Refusal.Busy());
        }
        if (payments.isPaidSince(purchase.cartHash(), purchase.quotedAt())) {
            return alreadyPaid();
        }
        if (payments.isPending(purchase.cartHash())) {
            return new Refuse(new Refusal.PaymentPending());
        }
        Optional<Answer> payable = payable(purchase, seen, now);
        if (payable.isPresent()) {
            return payable.get();
        }
        if (payments.isOpenedAndPaidSince(purchase.quotedAt())) {
            return alreadyPaid();
        }
        return seen.claim()
                .filter(claim -> isWorthRepeating(progress, seen, claim, now))
                .map(claim -> repeat(progress, seen, claim, now))
                .orElseGet(() -> take(progress, seen, now));
    }

    /** The session that can be paid already, if it is this one; it outlives its quote. */
    Optional<Answer> payable(Purchase purchase, CartState seen, Instant now) {
        return seen.phase() instanceof CartPhase.Published page
                        && page.claim().isFor(purchase)
                        && now.isBefore(page.claim().expiresAt())
                        && !seen.payments().isPending(purchase.cartHash())
                        && !seen.payments().isPaidSince(purchase.cartHash(), purchase.quotedAt())
                ? Optional.of(new Answer(page, true, false))
                : Optional.empty();
    }

    /** After a claim was written. */
    CheckoutStep taken(Take take) {
        CartClaim claim = take.next().claim().orElseThrow();
        return end(take.progress().working(claim), take.next(), claim);
    }

    /** After a claim was refused, since the cart is as found by now. */
    CheckoutStep refused(Take take, CartState found, Instant now) {
        return next(take.progress().again(), found, now);
    }

    /** After a claim was refused, since the reservation of the cart is closed by now. */
    CheckoutStep closed(Take take, long reservation, Instant now) {
        return next(take.progress().again().closed(reservation), take.seen(), now);
    }

    /** After a publication was refused, since the reservation of the cart is closed by now. */
    CheckoutStep closed(Publish publish, long reservation) {
        return new Discard(
                publish.page().sessionId(),
                new Read(
                        publish.progress()
                                .again()
                                .spent(publish.page().claim())
                                .closed(reservation)));
    }

    /** After one of the sessions before turned out to be so. */
    CheckoutStep ended(End end, String sessionId, SessionOutcome outcome) {
        CheckoutProgress progress = end.progress().without(Set.of(sessionId));
        if (!(outcome instanceof SessionOutcome.Ended)) {
            return completed(progress, end.claim(), outcome);
        }
        Set<String> left = new HashSet<>(end.sessions());
        left.remove(sessionId);
        return left.isEmpty()
                ? new Create(progress, end.seen(), end.claim())
                : new End(progress, end.seen(), end.claim(), left);
    }

    /** After the session of the claim was made, or found to be open. */
    Publish created(Create create, String sessionId, String url) {
        return new Publish(
                create.progress(),
                create.seen(),
                new CartPhase.Published(create.claim(), sessionId, url));
    }

    /** After the session of the claim was found to have been made before, and to be over. */
    CheckoutStep spent(Create create, String sessionId, SessionOutcome outcome) {
        return completed(
                create.progress().spent(create.claim()).without(Set.of(sessionId)).again(),
                create.claim(),
                outcome);
    }

    /** After the session was published. */
    CheckoutStep published(Publish publish) {
        return answer(publish);
    }

    /** After the publication was refused, since the cart is as found by now. */
    CheckoutStep refused(Publish publish, CartState found, Instant now) {
        CartPhase.Published page = publish.page();
        CheckoutProgress progress = publish.progress().again();
        if (found.phase().equals(page)) {
            return answer(publish);
        }
        boolean isStillClaimed = found.claim().equals(Optional.of(page.claim()));
        boolean mayBePublished =
                switch (found.phase()) {
                    case CartPhase.Claimed _ -> isStillClaimed;
                    case CartPhase.Withdrawn withdrawn ->
                            isStillClaimed && withdrawn.sessionId().equals(page.sessionId());
                    case CartPhase.Unclaimed _, CartPhase.Published _, CartPhase.Completed _ ->
                            false;
                };
        if (!mayBePublished) {
            CheckoutProgress next = isStillClaimed ? progress : progress.lost();
            return new Discard(page.sessionId(), next(next, found, now));
        }
        // Not discarded: whoever does the work of the claim as well may publish it at any time.
        return progress.tries() >= MOST_TRIES
                ? new Refuse(new Refusal.Busy())
                : new Publish(progress, found, page);
    }

    /**
     * The cart without a session of which not everything could be written; empty where somebody
     * else has gone on from it.
     */
    Optional<CartState> withdrawn(CartPhase.Published page, CartState found) {
        boolean isPublic =
                found.phase().equals(page)
                        || found.phase().equals(new CartPhase.Claimed(page.claim()));
        return isPublic ? Optional.of(found.withdrawn(page)) : Optional.empty();
    }

    private static boolean isWorthRepeating(
            CheckoutProgress progress, CartState seen, CartClaim claim, Instant now) {
        boolean isUnderWay =
                switch (seen.phase()) {
                    case CartPhase.Claimed _, CartPhase.Withdrawn _ -> true;
                    case CartPhase.Unclaimed _, CartPhase.Published _, CartPhase.Completed _ ->
                            false;
                };
        return isUnderWay
                && claim.isFor(progress.purchase())
                && claim.isFresh(now)
                && claim.attempt() != progress.spent();
    }

    private static CheckoutStep repeat(
            CheckoutProgress progress, CartState seen, CartClaim claim, Instant now) {
        boolean mustWait =
                seen.phase() instanceof CartPhase.Claimed
                        && claim.attempt() != progress.own()
                        && !claim.isAbandoned(now);
        return mustWait ? new Await(progress, claim) : end(progress.working(claim), seen, claim);
    }

    private CheckoutStep take(CheckoutProgress progress, CartState seen, Instant now) {
        Purchase purchase = progress.purchase();
        int ofQuote = seen.attemptsOf(purchase.quoteSignature());
        if (progress.superseded()) {
            return new Refuse(new Refusal.Superseded());
        }
        if (seen.payments().isFull()) {
            return new Refuse(new Refusal.TooManyPending());
        }
        if (ofQuote >= MOST_ATTEMPTS_OF_A_QUOTE) {
            return new Refuse(new Refusal.TooManyAttempts());
        }
        Instant second = Instant.ofEpochSecond(now.getEpochSecond());
        boolean isCounted = !purchase.counted().isEmpty();
        CartClaim claim =
                new CartClaim(
                        seen.attempt() + 1,
                        ofQuote + 1,
                        purchase.quoteSignature(),
                        purchase.fingerprint(),
                        second,
                        second.plus(isCounted ? reservedLifetime : sessionLifetime),
                        isCounted
                                ? Optional.of(reservation(progress, seen, second))
                                : Optional.empty());
        return new Take(progress, seen, seen.claimed(claim, purchase));
    }

    /** The cart's own as long as it is not closed; else a number that was never one's before. */
    private static long reservation(CheckoutProgress progress, CartState seen, Instant now) {
        long closed = progress.closed();
        return seen.reservation()
                .map(Reservation::number)
                .filter(number -> number > closed)
                .orElseGet(() -> Math.max(now.getEpochSecond(), closed + 1));
    }

    /** A pending session is not in {@code open} any more. */
    private static CheckoutStep end(CheckoutProgress progress, CartState seen, CartClaim claim) {
        Set<String> before = new HashSet<>(seen.open());
        before.removeAll(progress.over());
        if (seen.phase() instanceof CartPhase.Withdrawn own) {
            before.remove(own.sessionId());
        }
        return before.isEmpty()
                ? new Create(progress, seen, claim)
                : new End(progress, seen, claim, before);
    }

    private static CheckoutStep completed(
            CheckoutProgress progress, CartClaim claim, SessionOutcome outcome) {
        return switch (outcome) {
            case SessionOutcome.Paid paid ->
                    new Refuse(
                            new Refusal.AlreadyPaid(
                                    Optional.of(paid.sessionId()), paid.orderNumber()));
            case SessionOutcome.Pending pending
                    when pending.cartHash().equals(Optional.of(progress.purchase().cartHash())) ->
                    new Refuse(new Refusal.PaymentPending());
            // The reservation of the claim is sold by that payment, or about to be given back.
            case SessionOutcome.Pending _ ->
                    new Read(
                            claim.reservation()
                                    .map(progress.spent(claim)::closed)
                                    .orElse(progress));
            case SessionOutcome.Failed _ ->
                    new Read(claim.reservation().map(_ -> progress.spent(claim)).orElse(progress));
            case SessionOutcome.Ended _ -> new Read(progress);
        };
    }

    private static Answer answer(Publish publish) {
        return new Answer(publish.page(), false, !publish.progress().over().isEmpty());
    }

    private static CheckoutStep alreadyPaid() {
        return new Refuse(new Refusal.AlreadyPaid(Optional.empty(), Optional.empty()));
    }
}
