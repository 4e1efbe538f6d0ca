package com.thebabesclub.commerce.checkout;

import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.checkout.quote.Keyring;
import com.thebabesclub.commerce.identity.JwtProperties;
import com.thebabesclub.commerce.identity.TokenSignatureConfiguration;
import com.thebabesclub.commerce.secret.SecretName;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Variables;
import com.thebabesclub.commerce.shop.CatalogProperties;
import com.thebabesclub.commerce.shop.CatalogSource;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What this service adds to the shop's beans. */
@Factory
final class CheckoutBeans {

    @Singleton
    Secrets secrets(JwtProperties jwt, Variables variables, SecretSource source, Clock clock) {
        List<SecretName> names =
                new ArrayList<>(TokenSignatureConfiguration.secrets(jwt, variables));
        names.add(SecretName.QUOTE_SIGNATURE_SECRET);
        names.add(SecretName.STRIPE_SECRET);
        return Secrets.read(variables, source, clock, names.toArray(SecretName[]::new));
    }

    @Singleton
    TokenSignatureConfiguration tokenSignatures(JwtProperties jwt, Secrets secrets, Clock clock) {
        return TokenSignatureConfiguration.from(jwt, secrets, clock);
    }

    @Singleton
    Catalog catalog(CatalogProperties properties) {
        return CatalogSource.read(properties);
    }

    @Singleton
    Keyring keyring(Secrets secrets) {
        return Keyring.of(() -> secrets.get(SecretName.QUOTE_SIGNATURE_SECRET));
    }
}
