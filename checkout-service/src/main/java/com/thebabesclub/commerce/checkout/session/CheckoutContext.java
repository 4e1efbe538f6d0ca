package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.http.security.Caller;

import java.util.Optional;

/** What is to be paid, by whom, and how the work on it has gone so far. */
record CheckoutContext(
        Quote quote, CheckoutOptions wish, Optional<Caller> caller, int tries, int brokenKeys) {

    static CheckoutContext of(Quote quote, CheckoutOptions options, Optional<Caller> caller) {
        return new CheckoutContext(quote, options, caller, 0, 0);
    }

    CheckoutContext again() {
        return new CheckoutContext(quote, wish, caller, tries + 1, brokenKeys);
    }

    CheckoutContext afterBrokenKey() {
        return new CheckoutContext(quote, wish, caller, tries, brokenKeys + 1);
    }

    CheckoutContext withCustomer(String id) {
        return new CheckoutContext(quote, wish.withCustomer(id), caller, tries + 1, brokenKeys);
    }

    String cartId() {
        return quote.cartId();
    }
}
