package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.ChargeLimitPolicy;
import com.thebabesclub.commerce.checkout.quote.QuoteReply;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.ProblemException;
import com.thebabesclub.commerce.stripe.SessionRefusal;

import io.micronaut.http.HttpStatus;

import java.time.Duration;
import java.util.Optional;

/** What can be wrong with a checkout, as the customer is told. */
final class CheckoutProblemFactory {

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

    static ProblemException alreadyPaid() {
        return Problem.conflict("already_paid", "This cart has been paid already.").exception();
    }

    static ProblemException alreadyPaid(String sessionId, Optional<String> orderNumber) {
        Problem problem =
                Problem.conflict("already_paid", "This cart has been paid already.")
                        .with("sessionId", sessionId);
        return orderNumber
                .map(number -> problem.with("orderNumber", number))
                .orElse(problem)
                .exception();
    }

    static ProblemException tooManyAttempts() {
        return Problem.conflict(
                        "too_many_attempts",
                        "This quote was taken to the checkout too often; ask for the price again.")
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

    static ProblemException busy() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "This cart is being checked out elsewhere at the moment; try again.")
                .retryAfter(Duration.ofSeconds(2))
                .exception();
    }
}
