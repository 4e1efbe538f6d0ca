package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.CartToken;
import com.thebabesclub.commerce.checkout.quote.QuoteService;
import com.thebabesclub.commerce.domain.quote.Quote;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

/** Finds the cart that was about to be paid. */
@Singleton
class CartRecoveryService {

    private final QuoteService quoteService;
    private final CartRepository lives;

    CartRecoveryService(QuoteService quoteService, CartRepository lives) {
        this.quoteService = quoteService;
        this.lives = lives;
    }

    /**
     * The quote of the cart; empty where the token is none of ours, or there is no such cart. A
     * cart that was paid is not offered again.
     *
     * @param cartToken as the browser has it
     */
    Mono<Quote> find(String cartToken) {
        return Mono.justOrEmpty(quoteService.token(cartToken)).flatMap(this::find);
    }

    private Mono<Quote> find(CartToken token) {
        return lives.read(token.cartId().text())
                .filter(live -> live.paid().isEmpty())
                .flatMap(live -> quote(token, live));
    }

    private Mono<Quote> quote(CartToken token, CartState live) {
        String text = live.claim().map(CartClaim::quoteSignature).orElse(token.quoteSignature());
        return Mono.justOrEmpty(quoteService.signature(text)).flatMap(quoteService::find);
    }
}
