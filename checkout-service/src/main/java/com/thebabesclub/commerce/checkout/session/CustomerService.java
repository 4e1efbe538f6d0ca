package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.LengthPrefixedEncoding;
import com.thebabesclub.commerce.domain.profile.Profile;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.stripe.StripeCustomerClient;
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

    private final ProfileRepository profiles;
    private final StripeCustomerClient stripe;

    CustomerService(ProfileRepository profiles, StripeCustomerClient stripe) {
        this.profiles = profiles;
        this.stripe = stripe;
    }

    /** The user's customer. */
    Mono<String> of(Caller caller) {
        return profiles.read(caller.subject())
                .map(Profile::stripeCustomerId)
                .flatMap(
                        known ->
                                known.map(Mono::just)
                                        .orElseGet(() -> create(caller, Optional.empty(), 1)));
    }

    /** Another customer for a user whose customer is gone at Stripe. */
    Mono<String> replace(Caller caller, String gone) {
        return create(caller, Optional.of(gone), 1);
    }

    private Mono<String> create(Caller caller, Optional<String> gone, int attempt) {
        Optional<String> email = caller.email().filter(_ -> caller.emailVerified());
        return stripe.create(caller.subject(), email, key(caller.subject(), email, gone, attempt))
                .flatMap(made -> profiles.linkCustomer(caller.subject(), gone, made))
                .onErrorResume(
                        StripeUnavailable.class,
                        down ->
                                down.isBreakdown() && attempt < MOST_BROKEN_KEYS
                                        ? create(caller, gone, attempt + 1)
                                        : Mono.error(down));
    }

    private static String key(
            String subject, Optional<String> email, Optional<String> gone, int attempt) {
        String parameters = LengthPrefixedEncoding.hash(subject, email.orElse(""), gone.orElse(""));
        String key = "cust-" + subject + "-" + parameters.substring(0, 16);
        return attempt == 1 ? key : key + "-" + attempt;
    }
}
