package com.thebabesclub.commerce.checkout;

import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.catalog.CatalogSource;
import com.thebabesclub.commerce.checkout.quote.Keyring;
import com.thebabesclub.commerce.checkout.quote.Quoting;
import com.thebabesclub.commerce.identity.TokenSignatureConfiguration;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.CommerceTable;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What this service adds to the shop's beans. */
@Factory
final class CheckoutBeans {

    @Singleton
    Secrets secrets(Settings settings, SecretSource source, Clock clock) {
        List<Setting> names = new ArrayList<>(TokenSignatureConfiguration.secrets(settings));
        names.add(Setting.QUOTE_SIGNATURE_SECRET);
        names.add(Setting.STRIPE_SECRET);
        return Secrets.read(settings, source, clock, names.toArray(Setting[]::new));
    }

    @Singleton
    TokenSignatureConfiguration tokenSignatures(Settings settings, Secrets secrets, Clock clock) {
        return TokenSignatureConfiguration.from(settings, secrets, clock);
    }

    @Singleton
    Catalog catalog(Settings settings) {
        return CatalogSource.read(settings);
    }

    @Singleton
    Keyring keyring(Secrets secrets) {
        return Keyring.of(() -> secrets.get(Setting.QUOTE_SIGNATURE_SECRET));
    }

    @Singleton
    Quoting quoting(
            Settings settings,
            Catalog catalog,
            Keyring keys,
            CommerceTable table,
            Clock clock,
            RandomGenerator random,
            Metrics metrics) {
        return new Quoting(settings, catalog, keys, table, clock, random, metrics);
    }
}
