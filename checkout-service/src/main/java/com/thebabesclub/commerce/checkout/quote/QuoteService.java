package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.checkout.pricing.Cart;
import com.thebabesclub.commerce.checkout.pricing.PricedCart;
import com.thebabesclub.commerce.checkout.pricing.Pricing;
import com.thebabesclub.commerce.checkout.ratelimit.RateLimiter;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.domain.session.CartPayments;
import com.thebabesclub.commerce.domain.session.PaidCart;
import com.thebabesclub.commerce.http.ClientAddress;
import com.thebabesclub.commerce.runtime.catalog.CurrentCatalog;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.QuoteRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Prices carts and promises the price: a shopper who asks again gets the same promise. */
@Singleton
public final class QuoteService {

    /** A cart, with the name that equal ones have, and the catalogue that prices it. */
    private record Requested(Cart cart, String hash, Catalog catalog) {

        static Requested of(List<QuoteRequest.Line> items, Catalog catalog) {
            Cart cart = CartParser.of(items, catalog);
            return new Requested(cart, CartHash.of(cart), catalog);
        }
    }

    /** A quote, and whether it is the one that the shopper had already. */
    private record Found(Quote quote, boolean isHit, KnownCart cart) {}

    private final CurrentCatalog catalog;
    private final SigningKeyring keys;
    private final QuoteSigner signer;
    private final QuoteRepository quotes;
    private final CommerceTable table;
    private final StockReader stock;
    private final RateLimiter limiter;
    private final QuoteProperties properties;
    private final Clock clock;
    private final RandomGenerator random;
    private final QuoteLog log;
    private final RecentKeys recentKeys = new RecentKeys();

    public QuoteService(
            QuoteProperties properties,
            CurrentCatalog catalog,
            SigningKeyring keys,
            CommerceTable table,
            Clock clock,
            RandomGenerator random,
            Metrics metrics) {
        this.catalog = catalog;
        this.keys = keys;
        this.signer = new QuoteSigner(keys);
        this.quotes = new QuoteRepository(table);
        this.table = table;
        this.stock = new StockReader(table, clock);
        this.properties = properties;
        this.limiter = new RateLimiter(table, properties.limit(), clock, metrics);
        this.clock = clock;
        this.random = random;
        this.log = new QuoteLog(metrics, clock);
    }

    /**
     * The quote for a cart.
     *
     * @param token what the shopper got last time; one that is not ours counts as none
     */
    Mono<QuoteReply> quote(
            List<QuoteRequest.Line> items, Optional<String> token, ClientAddress address) {
        return catalog.read()
                .map(current -> Requested.of(items, current))
                .flatMap(requested -> quote(requested, token.flatMap(this::token), address));
    }

    private Mono<QuoteReply> quote(
            Requested requested, Optional<CartToken> known, ClientAddress address) {
        Instant now = clock.instant();
        return held(known, requested.hash(), now)
                .map(signature -> again(signature, requested, address))
                .orElseGet(() -> fresh(requested, known, address))
                .flatMap(found -> answered(found, requested.catalog(), now));
    }

    /** A new quote that is not counted: for a shopper who holds one of ours that has expired. */
    public Mono<Quote> renew(List<QuoteRequest.Line> items, CartId cartId) {
        return catalog.read()
                .map(current -> issue(Requested.of(items, current), cartId))
                .flatMap(quotes::save);
    }

    /**
     * The quote behind a signature: as it may have been a moment ago, or as it is now where there
     * was none then. Empty where it is gone; {@link QuoteTamperedException} where it is not what
     * was signed.
     */
    public Mono<Quote> find(QuoteSignature signature) {
        return quotes.find(signature.text())
                .switchIfEmpty(Mono.defer(() -> quotes.findStrongly(signature.text())))
                .map(quote -> signer.verify(signature, quote))
                .doOnError(QuoteTamperedException.class, _ -> log.altered())
                .filter(quote -> quote.isKeptAt(clock.instant()));
    }

    /** The signature behind a text; empty where it is not one of ours, to the letter. */
    public Optional<QuoteSignature> signature(String text) {
        try {
            return Optional.of(signer.verify(text));
        } catch (SignatureMismatchException notOurs) {
            return Optional.empty();
        }
    }

    /** The cart token behind a text; one that is not ours counts as none. */
    public Optional<CartToken> token(String text) {
        try {
            return Optional.of(CartToken.verify(keys, text));
        } catch (SignatureMismatchException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * The quote as the shop's page gets it.
     *
     * @param previous the order of an equal cart, so that the page can ask whether it is wanted
     *     again
     */
    public QuoteReply reply(Quote quote, Optional<PaidCart> previous) {
        CartId cartId = new CartId(quote.cartId());
        String token = CartToken.of(cartId, quote.cartHash(), quote.signature()).sign(keys);
        return QuoteReply.of(quote, token, previous);
    }

    /** The promise that was made for the same cart before and may still hold. */
    private Optional<QuoteSignature> held(Optional<CartToken> token, String hash, Instant now) {
        return token.filter(known -> known.isOf(hash))
                .flatMap(known -> signature(known.quoteSignature()))
                .filter(
                        signature ->
                                now.isBefore(signature.issuedAt().plus(properties.validFor())));
    }

    /** The promise that was made before, unless it was paid; else a new one. */
    private Mono<Found> again(
            QuoteSignature signature, Requested requested, ClientAddress address) {
        return Mono.zip(
                        limiter.admit(address).thenReturn(true),
                        found(signature),
                        cart(signature.cartId()))
                .flatMap(
                        read ->
                                kept(read.getT2(), requested, read.getT3())
                                        .switchIfEmpty(
                                                renewed(signature, requested, read.getT3())));
    }

    private Mono<Found> kept(Optional<Quote> quote, Requested requested, KnownCart known) {
        return Mono.justOrEmpty(quote.filter(old -> holds(old, requested.hash(), known.payments())))
                .map(old -> new Found(old, true, known));
    }

    private Mono<Found> renewed(QuoteSignature signature, Requested requested, KnownCart known) {
        return Mono.defer(() -> save(issue(requested, signature.cartId())))
                .map(quote -> new Found(quote, false, known));
    }

    private boolean holds(Quote quote, String hash, CartPayments known) {
        return quote.isValidAt(clock.instant())
                && quote.cartHash().equals(hash)
                && !known.isPaidSince(hash, quote.issuedAt())
                && !known.isOpenedAndPaidSince(quote.issuedAt());
    }

    private Mono<Optional<Quote>> found(QuoteSignature signature) {
        return quotes.findStrongly(signature.text())
                .map(quote -> signer.verify(signature, quote))
                .doOnError(QuoteTamperedException.class, _ -> log.altered())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Found> fresh(
            Requested requested, Optional<CartToken> token, ClientAddress address) {
        CartId cartId = token.map(CartToken::cartId).orElseGet(() -> CartId.random(random));
        Mono<KnownCart> known = token.isPresent() ? cart(cartId) : Mono.just(KnownCart.NONE);
        return Mono.zip(
                        limiter.admit(address).thenReturn(true),
                        save(issue(requested, cartId)),
                        known)
                .map(all -> new Found(all.getT2(), false, all.getT3()));
    }

    private Mono<KnownCart> cart(CartId cartId) {
        return table.getStrongly(Key.activeSession(cartId.text()))
                .map(item -> KnownCart.read(item, clock.instant()))
                .defaultIfEmpty(KnownCart.NONE);
    }

    private Mono<Quote> save(Quote quote) {
        return Mono.when(quotes.save(quote), remembered(quote)).thenReturn(quote);
    }

    private Quote issue(Requested requested, CartId cartId) {
        Instant now = clock.instant();
        Instant issuedAt = Instant.ofEpochSecond(now.getEpochSecond());
        PricedCart pricedCart = Pricing.price(requested.catalog(), requested.cart(), now);
        ChargeLimitPolicy.require(pricedCart.prices());
        Quote quote =
                signer.sign(
                        cartId,
                        requested.hash(),
                        issuedAt,
                        issuedAt.plus(properties.validFor()),
                        pricedCart.prices());
        if (!pricedCart.isCheapest()) {
            log.cutShort(quote);
        }
        return quote;
    }

    /** History is for people to look at: that it cannot be written is no reason not to sell. */
    private Mono<Void> remembered(Quote quote) {
        String entry = quote.cartHash() + quote.prices().priceVersion();
        if (!recentKeys.add(entry)) {
            return Mono.empty();
        }
        return quotes.remember(quote)
                .onErrorResume(
                        failure -> {
                            recentKeys.remove(entry);
                            log.historyNotWritten(failure);
                            return Mono.empty();
                        });
    }

    private Mono<QuoteReply> answered(Found found, Catalog current, Instant start) {
        return stock(found, current)
                .flatMap(
                        levels ->
                                log.answered(found.quote(), found.isHit(), start)
                                        .thenReturn(
                                                reply(
                                                                found.quote(),
                                                                found.cart()
                                                                        .payments()
                                                                        .paidFor(
                                                                                found.quote()
                                                                                        .cartHash()))
                                                        .with(found.quote().prices(), levels)));
    }

    /** It is only shown: that it cannot be read is no reason not to sell. */
    private Mono<QuoteAvailability> stock(Found found, Catalog current) {
        PriceSnapshot prices = found.quote().prices();
        return stock.read(QuoteAvailability.keys(current, prices))
                .onErrorResume(
                        failure -> {
                            log.stockNotRead(failure);
                            return Mono.just(Map.of());
                        })
                .map(levels -> QuoteAvailability.of(current, levels, found.cart().held(), prices));
    }
}
