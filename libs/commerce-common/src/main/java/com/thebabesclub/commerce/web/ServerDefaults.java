package com.thebabesclub.commerce.web;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;

import java.util.Map;

/**
 * What every service sets of the framework, in one place and in code; a service's own properties
 * come before.
 */
@ContextConfigurer
public final class ServerDefaults implements ApplicationContextConfigurer {

    /** Of a body. */
    public static final int MOST_BYTES = 32 * 1024;

    /** Behind {@code application.properties} and the environment. */
    private static final int LAST = -1_000;

    private static final String JWT = "micronaut.security.token.jwt.";

    private static final Map<String, Object> PROPERTIES =
            Map.ofEntries(
                    // Or empty lists would vanish from the answers.
                    Map.entry("micronaut.serde.serialization.inclusion", "ALWAYS"),
                    Map.entry("micronaut.serde.deserialization.strict-nullable", true),
                    Map.entry("micronaut.serde.deserialization.fail-on-null-for-primitives", true),
                    Map.entry("micronaut.server.max-request-size", MOST_BYTES),
                    Map.entry("micronaut.server.max-request-buffer-size", MOST_BYTES),
                    Map.entry("micronaut.server.netty.max-initial-line-length", 8 * 1024),
                    Map.entry("micronaut.server.netty.max-header-size", 16 * 1024),
                    Map.entry("micronaut.server.date-header", false),
                    // The one client of HTTP that all clients of AWS share.
                    Map.entry("aws.netty-client.connection-timeout", "1s"),
                    Map.entry("aws.netty-client.max-concurrency", 200),
                    Map.entry("aws.netty-client.max-pending-connection-acquires", 10_000),
                    // Hooks of snapshots only where one will be taken.
                    Map.entry("crac.enabled", false),
                    Map.entry("micronaut.security.reject-not-found", false),
                    // Expiry and subject are judged by rules of ours, on the shop's clock.
                    Map.entry(JWT + "claims-validators.expiration", false),
                    Map.entry(JWT + "claims-validators.subject-not-null", false),
                    // Or the start would want an HTTP client to fetch keys, which is ours to do.
                    Map.entry(JWT + "signatures.jwks-client.http-client.enabled", false),
                    Map.entry("endpoints.all.enabled", false),
                    Map.entry("endpoints.health.enabled", true),
                    Map.entry("endpoints.health.sensitive", false),
                    Map.entry("endpoints.health.details-visible", "NEVER"));

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("thebabesclub", PROPERTIES, LAST));
    }
}
