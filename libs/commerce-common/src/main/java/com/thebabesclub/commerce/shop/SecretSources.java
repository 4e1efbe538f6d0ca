package com.thebabesclub.commerce.shop;

import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.SsmSecretSource;
import com.thebabesclub.commerce.setting.Settings;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

/** Where secrets come from that were not given in the environment. */
@Factory
final class SecretSources {

    @Singleton
    @Requires(missingBeans = SecretSource.class)
    SecretSource ssm(Settings settings) {
        return new SsmSecretSource(settings);
    }
}
