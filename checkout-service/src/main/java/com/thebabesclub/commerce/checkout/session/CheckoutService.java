package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.QuoteService;
import com.thebabesclub.commerce.checkout.quote.QuoteSignature;
import com.thebabesclub.commerce.checkout.ratelimit.RateLimiter;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.http.ClientAddress;
import com.thebabesclub.commerce.http.ProblemException;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.table.CommerceTable;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lets a request for a session in: who asks, for which quote, and whether it still holds. */
@Singleton
final class CheckoutService {

    /** So that a client never attributes an order to an e-mail. */
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_|:.-]{1,128}");

    private final QuoteService quoteService;
    private final RenewalItemsReader items;
    private final RateLimiter limiter;
    private final CartRepository carts;
    private final CustomerService customerService;
    private final SessionClaimService sessionClaims;
    private final CheckoutConfiguration settings;
    private final Clock clock;

    CheckoutService(
            QuoteService quoteService,
            RenewalItemsReader items,
            CommerceTable table,
            CartRepository carts,
            CustomerService customerService,
            SessionClaimService sessionClaims,
            CheckoutConfiguration settings,
            Clock clock,
            Metrics metrics) {
        this.quoteService = quoteService;
        this.items = items;
        this.limiter = new RateLimiter(table, settings.limit(), clock, metrics);
        this.carts = carts;
        this.customerService = customerService;
        this.sessionClaims = sessionClaims;
        this.settings = settings;
        this.clock = clock;
    }

    private record Known(
            Optional<Quote> quote,
            CartState cart,
            CheckoutOptions options,
            Optional<Caller> caller,
            ClientAddress address) {

        private CheckoutContext context(Quote of) {
            return CheckoutContext.of(of, options, caller, address);
        }
    }

    Mono<SessionReply> begin(
            SessionRequest request, Optional<Caller> caller, ClientAddress address) {
        return Mono.defer(
                        () -> {
                            QuoteSignature signature =
                                    quoteService
                                            .signature(request.quoteSignature())
                                            .orElseThrow(CheckoutProblemFactory::invalidQuote);
                            return known(request, signature, caller, address)
                                    .flatMap(known -> begin(request, signature, known));
                        })
                .onErrorMap(StripeRefused.class, _ -> CheckoutProblemFactory.refusedByStripe());
    }

    /** Everything that has to be read, at once. */
    private Mono<Known> known(
            SessionRequest request,
            QuoteSignature signature,
            Optional<Caller> caller,
            ClientAddress address) {
        CheckoutOptions options = options(request, caller);
        Mono<CheckoutOptions> optionsOfTheUser =
                caller.map(user -> customerService.of(user).map(options::withCustomer))
                        .orElseGet(() -> Mono.just(options));
        return Mono.zip(
                        limiter.admit(address).thenReturn(true),
                        quoteService
                                .find(signature)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()),
                        carts.read(signature.cartId().text()),
                        optionsOfTheUser)
                .map(all -> new Known(all.getT2(), all.getT3(), all.getT4(), caller, address));
    }

    private Mono<SessionReply> begin(
            SessionRequest request, QuoteSignature signature, Known known) {
        if (known.quote().filter(quote -> quote.isValidAt(clock.instant())).isPresent()) {
            return sessionClaims.session(known.context(known.quote().get()), known.cart());
        }
        Optional<CheckoutContext> expired = known.quote().map(known::context);
        return expired.flatMap(wanted -> sessionClaims.payable(wanted, known.cart()))
                .orElseGet(() -> renewed(request, signature, expired, known.cart()));
    }

    /**
     * Goes on with a new quote only if it promises the same total, since nobody has seen it yet.
     * What was paid since the old one is not paid once more without being asked for.
     */
    private Mono<SessionReply> renewed(
            SessionRequest request,
            QuoteSignature signature,
            Optional<CheckoutContext> expired,
            CartState cart) {
        return Mono.justOrEmpty(request.cart())
                .switchIfEmpty(Mono.error(CheckoutProblemFactory::quoteExpired))
                .map(items::read)
                .flatMap(lines -> quoteService.renew(lines, signature.cartId()))
                .flatMap(
                        fresh ->
                                expired.filter(old -> sameTotal(old.quote(), fresh))
                                        .map(old -> sessionClaims.session(old.renewed(fresh), cart))
                                        .orElseGet(() -> Mono.error(priceChanged(fresh, cart))));
    }

    private ProblemException priceChanged(Quote fresh, CartState cart) {
        return CheckoutProblemFactory.priceChanged(
                quoteService.reply(fresh, cart.payments().paidFor(fresh.cartHash())));
    }

    private static boolean sameTotal(Quote old, Quote fresh) {
        return old.prices().total() == fresh.prices().total()
                && old.prices().currency().equals(fresh.prices().currency());
    }

    private CheckoutOptions options(SessionRequest request, Optional<Caller> caller) {
        Optional<OrderOwner> owner =
                caller.map(user -> new OrderOwner(user.subject(), true))
                        .or(() -> attributed(request));
        return new CheckoutOptions(
                owner,
                Optional.empty(),
                caller.isPresent()
                        ? Optional.empty()
                        : Optional.ofNullable(request.customerEmail()),
                settings.redirects().success(request.successUrl()),
                settings.redirects().cancel(request.cancelUrl()));
    }

    /** What the browser says of the user: attribution and nothing more. */
    private Optional<OrderOwner> attributed(SessionRequest request) {
        return Stream.of(request.userId(), request.oldUserId())
                .flatMap(Stream::ofNullable)
                .filter(_ -> settings.acceptClientUserId())
                .filter(id -> USER_ID.matcher(id).matches())
                .map(id -> new OrderOwner(id, false))
                .findFirst();
    }
}
