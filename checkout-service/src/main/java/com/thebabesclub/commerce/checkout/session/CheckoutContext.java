package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.http.security.Caller;

import java.util.Optional;

/**
 * What is to be paid, and by whom.
 *
 * @param brokenKeys how many keys Stripe has broken down under
 */
record CheckoutContext(
        Quote quote, CheckoutOptions options, Optional<Caller> caller, int brokenKeys) {

    static CheckoutContext of(Quote quote, CheckoutOptions options, Optional<Caller> caller) {
        return new CheckoutContext(quote, options, caller, 0);
    }

    CheckoutContext afterBrokenKey() {
        return new CheckoutContext(quote, options, caller, brokenKeys + 1);
    }

    CheckoutContext withCustomer(String id) {
        return new CheckoutContext(quote, options.withCustomer(id), caller, brokenKeys);
    }

    String cartId() {
        return quote.cartId();
    }

    Purchase purchase(CheckoutConfiguration settings) {
        return new Purchase(
                quote.signature(),
                quote.cartHash(),
                quote.issuedAt(),
                options.fingerprint(settings));
    }
}
