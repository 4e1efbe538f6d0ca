package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.LengthPrefixedEncoding;
import com.thebabesclub.commerce.domain.profile.Profile;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.stripe.StripeCustomerClient;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeUnavailable;
import com.thebabesclub.commerce.table.repository.ProfileRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

/**
 * The signed-in user's customer at Stripe: made once however many checkouts begin at once, from
 * what the token says and nothing else.
 */
@Singleton
final class CustomerService {

    /** Under a key Stripe repeats a breakdown for a day; the next key is free of it. */
    private static final int MOST_BROKEN_KEYS = 3;

    private static final String EMAIL = "customer_email";

    private final ProfileRepository profiles;
    private final StripeCustomerClient stripe;
    private final CheckoutLog log;

    CustomerService(ProfileRepository profiles, StripeCustomerClient stripe, CheckoutLog log) {
        this.profiles = profiles;
        this.stripe = stripe;
        this.log = log;
    }

    /** The user's customer, who has the token's verified e-mail, if Stripe takes it. */
    Mono<String> of(Caller caller) {
        return profiles.read(caller.subject())
                .flatMap(
                        profile ->
                                profile.stripeCustomerId()
                                        .map(known -> withEmail(caller, profile, known))
                                        .orElseGet(
                                                () ->
                                                        create(
                                                                caller,
                                                                verifiedEmail(caller),
                                                                Optional.empty(),
                                                                1)));
    }

    /** Another customer for a user whose customer is gone at Stripe. */
    Mono<String> replace(Caller caller, String gone) {
        return create(caller, verifiedEmail(caller), Optional.of(gone), 1);
    }

    /**
     * Stripe is told of an e-mail once; a page without it is better than none, so that where Stripe
     * cannot be told, the next checkout tries again.
     */
    private Mono<String> withEmail(Caller caller, Profile profile, String customer) {
        return Mono.justOrEmpty(verifiedEmail(caller))
                .filter(email -> !isTold(profile, customer, email))
                .flatMap(
                        email ->
                                stripe.tellEmail(customer, email)
                                        .onErrorResume(
                                                CustomerService::isEmailRefused,
                                                _ -> log.leftOut(EMAIL))
                                        .then(remember(caller, customer, email)))
                .onErrorComplete(StripeRefused.class)
                .onErrorComplete(StripeUnavailable.class)
                .thenReturn(customer);
    }

    private Mono<Void> remember(Caller caller, String customer, String email) {
        return Mono.defer(
                () ->
                        profiles.rememberEmail(
                                caller.subject(), customer, emailHash(customer, email)));
    }

    private Mono<String> create(
            Caller caller, Optional<String> email, Optional<String> gone, int attempt) {
        return stripe.create(caller.subject(), email, key(caller.subject(), email, gone, attempt))
                .flatMap(made -> link(caller, gone, made))
                .onErrorResume(
                        CustomerService::isEmailRefused,
                        _ ->
                                log.leftOut(EMAIL)
                                        .then(
                                                Mono.defer(
                                                        () ->
                                                                create(
                                                                        caller,
                                                                        Optional.empty(),
                                                                        gone,
                                                                        1))))
                .onErrorResume(
                        StripeUnavailable.class,
                        down ->
                                down.isBreakdown() && attempt < MOST_BROKEN_KEYS
                                        ? create(caller, email, gone, attempt + 1)
                                        : Mono.error(down));
    }

    /** Also where Stripe refused the e-mail, so that it is not told every time. */
    private Mono<String> link(Caller caller, Optional<String> gone, String made) {
        Optional<String> told = verifiedEmail(caller).map(email -> emailHash(made, email));
        return profiles.linkCustomer(caller.subject(), gone, made, told);
    }

    private static Optional<String> verifiedEmail(Caller caller) {
        return caller.email().filter(_ -> caller.emailVerified());
    }

    private static boolean isEmailRefused(Throwable failure) {
        return failure instanceof StripeRefused refused && refused.isForEmail();
    }

    private static boolean isTold(Profile profile, String customer, String email) {
        return profile.stripeEmailHash().filter(emailHash(customer, email)::equals).isPresent();
    }

    /** Of the customer too: another one has been told nothing. */
    private static String emailHash(String customer, String email) {
        return LengthPrefixedEncoding.hash(customer, email).substring(0, 32);
    }

    private static String key(
            String subject, Optional<String> email, Optional<String> gone, int attempt) {
        String parameters = LengthPrefixedEncoding.hash(subject, email.orElse(""), gone.orElse(""));
        String key = "cust-" + subject + "-" + parameters.substring(0, 16);
        return attempt == 1 ? key : key + "-" + attempt;
    }
}
