package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.quote.Quote;

import java.util.Optional;

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
