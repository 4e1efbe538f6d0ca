package com.thebabesclub.commerce.runtime.metric;

import com.thebabesclub.commerce.runtime.setting.ShopProperties;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.time.Clock;

/** The way out for metrics, by where the code runs. */
@Factory
final class MetricsFactory {

    @Singleton
    @Bean(typed = Metrics.class)
    @Requires(env = Environment.FUNCTION)
    @Requires(missingBeans = Metrics.class)
    EmbeddedMetrics lines(ShopProperties shop, Clock clock) {
        return EmbeddedMetrics.of(shop.env(), clock);
    }

    /** A process that is no server and prints nothing: a command by hand. */
    @Singleton
    @Bean(typed = Metrics.class)
    @Requires(notEnv = Environment.FUNCTION)
    @Requires(missingBeans = Metrics.class)
    Metrics none() {
        return _ -> {};
    }
}
