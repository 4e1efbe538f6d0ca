package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.ChargeLimitPolicy;
import com.thebabesclub.commerce.checkout.quote.QuoteReply;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Refusal;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.ProblemException;
import com.thebabesclub.commerce.stripe.SessionRefusal;

import io.micronaut.http.HttpStatus;

import java.time.Duration;
import java.time.Instant;

/** What can be wrong with a checkout, as the customer is told. */
final class CheckoutProblemFactory {

    private static final Duration SOON = Duration.ofMinutes(1);

    private CheckoutProblemFactory() {}

    static ProblemException invalidQuote() {
        return Problem.badRequest(
                        "invalid_quote", "This is no quote of ours; ask for the price again.")
                .exception();
    }

    static ProblemException quoteExpired() {
        return Problem.of(
                        HttpStatus.GONE,
                        "quote_expired",
                        "The quote has expired; ask for the price again.")
                .exception();
    }

    static ProblemException priceChanged(QuoteReply fresh) {
        return Problem.conflict(
                        "price_changed",
                        "The price has changed since it was quoted; look at the new one first.")
                .with("quote", fresh)
                .exception();
    }

    /** Why a request gets no session. */
    static ProblemException of(Refusal refusal, Instant now) {
        return switch (refusal) {
            case Refusal.AlreadyPaid paid -> alreadyPaid(paid);
            case Refusal.PaymentPending _ ->
                    Problem.conflict(
                                    "payment_pending",
                                    "The payment of this cart is under way; there is nothing to"
                                            + " pay until it has arrived or failed.")
                            .exception();
            case Refusal.TooManyPending _ ->
                    Problem.conflict(
                                    "too_many_pending",
                                    "Five payments of yours are under way; wait until one of them"
                                            + " has arrived.")
                            .exception();
            case Refusal.TooManyAttempts _ ->
                    Problem.conflict(
                                    "too_many_attempts",
                                    "This quote was taken to the checkout too often; ask for the"
                                            + " price again.")
                            .exception();
            case Refusal.Superseded _ ->
                    Problem.conflict(
                                    "superseded",
                                    "Your cart was taken to the checkout once more, in another"
                                            + " tab or otherwise; go on there, or begin again.")
                            .exception();
            case Refusal.SoldOut soldOut ->
                    Problem.conflict(
                                    "sold_out",
                                    "Somebody else has what is left of a piece; change the cart,"
                                            + " or try again in half an hour.")
                            .with("lines", soldOut.shortages())
                            .exception();
            case Refusal.TooManyReservations full ->
                    Problem.of(
                                    HttpStatus.TOO_MANY_REQUESTS,
                                    "too_many_reservations",
                                    "Other carts at your address hold pieces of which there are"
                                            + " only so many; pay one of them, or try again"
                                            + " later.")
                            .retryAfter(
                                    full.until()
                                            .filter(now::isBefore)
                                            .map(until -> Duration.between(now, until))
                                            .orElse(SOON))
                            .exception();
            case Refusal.Busy _ ->
                    Problem.of(
                                    HttpStatus.SERVICE_UNAVAILABLE,
                                    "busy",
                                    "This cart is being checked out elsewhere at the moment; try"
                                            + " again.")
                            .retryAfter(Duration.ofSeconds(2))
                            .exception();
        };
    }

    private static ProblemException alreadyPaid(Refusal.AlreadyPaid paid) {
        Problem problem = Problem.conflict("already_paid", "This cart has been paid already.");
        Problem named = paid.sessionId().map(id -> problem.with("sessionId", id)).orElse(problem);
        return paid.orderNumber()
                .map(number -> named.with("orderNumber", number))
                .orElse(named)
                .exception();
    }

    static ProblemException totalMismatch() {
        return Problem.conflict(
                        "total_mismatch",
                        "The payment page came to another total than was quoted; nothing was"
                                + " charged. Ask for the price again.")
                .exception();
    }

    /** What the customer is told of a refusal that could not be repaired. */
    static ProblemException refused(SessionRefusal refusal) {
        return switch (refusal) {
            case AMOUNT_TOO_SMALL -> amountTooSmall();
            case AMOUNT_TOO_LARGE -> ChargeLimitPolicy.amountTooLarge();
            case SUCCESS_URL -> RedirectPolicy.notAllowed("successUrl");
            case CANCEL_URL -> RedirectPolicy.notAllowed("cancelUrl");
            case PRODUCT, COUPON, EMAIL, CUSTOMER, UNEXPECTED -> refusedByStripe();
        };
    }

    private static ProblemException amountTooSmall() {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "amount_too_small",
                        "The total is less than can be paid by card; add something to the cart.")
                .exception();
    }

    static ProblemException refusedByStripe() {
        return Problem.of(
                        HttpStatus.BAD_GATEWAY,
                        "payment_provider_refused",
                        "The payment page could not be made. We are looking into it.")
                .exception();
    }
}
