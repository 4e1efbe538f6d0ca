package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.CartToken;
import com.thebabesclub.commerce.checkout.quote.QuoteService;
import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.domain.session.CartPayments;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

/** Finds the cart that was about to be paid. */
@Singleton
class CartRecoveryService {

    private final QuoteService quoteService;
    private final CartRepository carts;

    CartRecoveryService(QuoteService quoteService, CartRepository carts) {
        this.quoteService = quoteService;
        this.carts = carts;
    }

    /**
     * The quote of the cart; empty where the token is none of ours, or there is no such cart. A
     * cart that was paid, or whose payment is under way, is not offered again.
     *
     * @param cartToken as the browser has it
     */
    Mono<Quote> find(String cartToken) {
        return Mono.justOrEmpty(quoteService.token(cartToken)).flatMap(this::find);
    }

    private Mono<Quote> find(CartToken token) {
        return carts.read(token.cartId().text())
                .flatMap(
                        cart ->
                                quote(token, cart)
                                        .filter(quote -> isToBePaid(quote, cart.payments())));
    }

    private static boolean isToBePaid(Quote quote, CartPayments payments) {
        return payments.paidFor(quote.cartHash()).isEmpty()
                && !payments.isPending(quote.cartHash());
    }

    private Mono<Quote> quote(CartToken token, CartState cart) {
        String text = cart.claim().map(CartClaim::quoteSignature).orElse(token.quoteSignature());
        return Mono.justOrEmpty(quoteService.signature(text)).flatMap(quoteService::find);
    }
}
