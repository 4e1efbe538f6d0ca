package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.http.ClientAddress;
import com.thebabesclub.commerce.http.security.Caller;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be paid, and by whom.
 *
 * @param promisedAt when the quote that the shopper has seen was issued: this one, or the one that
 *     this renews
 * @param address who holds what is counted
 * @param brokenKeys how many keys Stripe has broken down under
 */
record CheckoutContext(
        Quote quote,
        Instant promisedAt,
        CheckoutOptions options,
        Optional<Caller> caller,
        ClientAddress address,
        int brokenKeys) {

    static CheckoutContext of(
            Quote quote, CheckoutOptions options, Optional<Caller> caller, ClientAddress address) {
        return new CheckoutContext(quote, quote.issuedAt(), options, caller, address, 0);
    }

    /**
     * The same with a new quote for one that has expired; a payment since that one still counts.
     */
    CheckoutContext renewed(Quote fresh) {
        return new CheckoutContext(fresh, promisedAt, options, caller, address, brokenKeys);
    }

    CheckoutContext afterBrokenKey() {
        return new CheckoutContext(quote, promisedAt, options, caller, address, brokenKeys + 1);
    }

    CheckoutContext withCustomer(String id) {
        return new CheckoutContext(
                quote, promisedAt, options.withCustomer(id), caller, address, brokenKeys);
    }

    String cartId() {
        return quote.cartId();
    }

    Purchase purchase(CheckoutConfiguration settings) {
        return new Purchase(
                quote.signature(),
                quote.cartHash(),
                promisedAt,
                options.fingerprint(settings),
                quote.prices().counted());
    }
}
