package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.limit.RateLimiter;
import com.thebabesclub.commerce.checkout.quote.QuoteSignature;
import com.thebabesclub.commerce.checkout.quote.Quoting;
import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.order.Owner;
import com.thebabesclub.commerce.quote.Quote;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.web.ClientAddress;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lets a request for a session in: who asks, for which quote, and whether it still holds. */
@Singleton
final class CheckoutDoor {

    /** So that a client never attributes an order to an e-mail. */
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_|:.-]{1,128}");

    private final Quoting quoting;
    private final RateLimiter limiter;
    private final LiveSessions lives;
    private final Customers customers;
    private final Checkout checkout;
    private final CheckoutSettings settings;
    private final Clock clock;

    CheckoutDoor(
            Quoting quoting,
            CommerceTable table,
            LiveSessions lives,
            Customers customers,
            Checkout checkout,
            CheckoutSettings settings,
            Clock clock,
            Metrics metrics) {
        this.quoting = quoting;
        this.limiter = new RateLimiter(table, settings.limit(), clock, metrics);
        this.lives = lives;
        this.customers = customers;
        this.checkout = checkout;
        this.settings = settings;
        this.clock = clock;
    }

    private record Known(Optional<Quote> quote, LiveSession live, Wish wish) {}

    Mono<SessionReply> begin(
            SessionRequest request, Optional<Caller> caller, ClientAddress address) {
        return Mono.defer(
                        () -> {
                            QuoteSignature signature =
                                    quoting.signature(request.quoteSignature())
                                            .orElseThrow(CheckoutProblems::invalidQuote);
                            return known(request, signature, caller, address)
                                    .flatMap(known -> begin(request, signature, caller, known));
                        })
                .onErrorMap(StripeRefused.class, _ -> CheckoutProblems.refusedByStripe());
    }

    /** Everything that has to be read, at once. */
    private Mono<Known> known(
            SessionRequest request,
            QuoteSignature signature,
            Optional<Caller> caller,
            ClientAddress address) {
        Wish wish = wish(request, caller);
        Mono<Wish> wishOfTheUser =
                caller.map(user -> customers.of(user).map(wish::withCustomer))
                        .orElseGet(() -> Mono.just(wish));
        return Mono.zip(
                        limiter.admit(address).thenReturn(true),
                        quoting.find(signature).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        lives.read(signature.cartId().text()),
                        wishOfTheUser)
                .map(all -> new Known(all.getT2(), all.getT3(), all.getT4()));
    }

    private Mono<SessionReply> begin(
            SessionRequest request,
            QuoteSignature signature,
            Optional<Caller> caller,
            Known known) {
        if (known.quote().filter(quote -> quote.isValidAt(clock.instant())).isPresent()) {
            Case wanted = Case.of(known.quote().get(), known.wish(), caller);
            return checkout.session(wanted, known.live());
        }
        return known.quote()
                .map(expired -> Case.of(expired, known.wish(), caller))
                .flatMap(wanted -> checkout.live(wanted, known.live()))
                .orElseGet(() -> renewed(request, signature, caller, known));
    }

    /**
     * Goes on with a new quote only if it promises the same total, since nobody has seen it yet.
     */
    private Mono<SessionReply> renewed(
            SessionRequest request,
            QuoteSignature signature,
            Optional<Caller> caller,
            Known known) {
        if (request.items() == null) {
            return Mono.error(CheckoutProblems.quoteExpired());
        }
        return quoting.renew(request.items(), signature.cartId())
                .flatMap(
                        fresh ->
                                known.quote().filter(old -> sameTotal(old, fresh)).isPresent()
                                        ? checkout.session(
                                                Case.of(fresh, known.wish(), caller), known.live())
                                        : Mono.error(
                                                CheckoutProblems.priceChanged(
                                                        quoting.reply(fresh))));
    }

    private static boolean sameTotal(Quote old, Quote fresh) {
        return old.prices().total() == fresh.prices().total()
                && old.prices().currency().equals(fresh.prices().currency());
    }

    private Wish wish(SessionRequest request, Optional<Caller> caller) {
        Optional<Owner> owner =
                caller.map(user -> new Owner(user.subject(), true)).or(() -> attributed(request));
        return new Wish(
                owner,
                Optional.empty(),
                caller.isPresent()
                        ? Optional.empty()
                        : Optional.ofNullable(request.customerEmail()),
                settings.redirects().success(request.successUrl()),
                settings.redirects().cancel(request.cancelUrl()));
    }

    /** What the browser says of the user: attribution and nothing more. */
    private Optional<Owner> attributed(SessionRequest request) {
        return Stream.of(request.userId(), request.oldUserId())
                .flatMap(Stream::ofNullable)
                .filter(_ -> settings.acceptClientUserId())
                .map(String::strip)
                .filter(id -> USER_ID.matcher(id).matches())
                .map(id -> new Owner(id, false))
                .findFirst();
    }
}
