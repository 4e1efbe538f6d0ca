package com.thebabesclub.commerce.checkout;

import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.catalog.CatalogSource;
import com.thebabesclub.commerce.checkout.limit.RateLimiter;
import com.thebabesclub.commerce.checkout.quote.Keyring;
import com.thebabesclub.commerce.checkout.quote.QuoteSettings;
import com.thebabesclub.commerce.checkout.quote.Quoting;
import com.thebabesclub.commerce.quote.Quotes;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.secret.SsmSecretSource;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.TableClient;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

import java.time.Clock;
import java.util.random.RandomGenerator;

/** Puts the service together: the only place that knows every part. */
@Factory
final class CheckoutBeans {

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = DynamoDbAsyncClient.class)
    DynamoDbAsyncClient tableClient() {
        return TableClient.create();
    }

    @Singleton
    CommerceTable table(DynamoDbAsyncClient client, Settings settings) {
        return new CommerceTable(client, settings.text(Setting.COMMERCE_TABLE));
    }

    @Singleton
    @Requires(missingBeans = SecretSource.class)
    SecretSource secretSource() {
        return new SsmSecretSource(SsmAsyncClient::create);
    }

    @Singleton
    Secrets secrets(Settings settings, SecretSource source, Clock clock) {
        return Secrets.read(
                settings, source, clock, Setting.QUOTE_SIGNATURE_SECRET, Setting.STRIPE_SECRET);
    }

    @Singleton
    Catalog catalog(Settings settings) {
        return CatalogSource.read(settings);
    }

    @Singleton
    Keyring keyring(Secrets secrets) {
        return Keyring.of(secrets.get(Setting.QUOTE_SIGNATURE_SECRET));
    }

    @Singleton
    Quotes quotes(CommerceTable table) {
        return new Quotes(table);
    }

    @Singleton
    Quoting quoting(
            Settings settings,
            Catalog catalog,
            Keyring keys,
            Quotes quotes,
            CommerceTable table,
            Clock clock,
            RandomGenerator random) {
        QuoteSettings quote = QuoteSettings.from(settings);
        RateLimiter limiter = new RateLimiter(table, quote.limit(), clock);
        return new Quoting(catalog, keys, quotes, limiter, quote, clock, random);
    }
}
