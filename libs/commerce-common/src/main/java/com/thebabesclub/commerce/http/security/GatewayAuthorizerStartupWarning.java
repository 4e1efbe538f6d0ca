package com.thebabesclub.commerce.http.security;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever trusts an authorizer on Netty, where none can be, that nobody is signed in so. */
@Singleton
final class GatewayAuthorizerStartupWarning
        implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG =
            LoggerFactory.getLogger(GatewayAuthorizerStartupWarning.class);

    private final GatewayAuthorizerProperties properties;

    GatewayAuthorizerStartupWarning(GatewayAuthorizerProperties properties) {
        this.properties = properties;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        if (properties.gatewayAuthorizer()) {
            LOG.warn(
                    "TRUST_GATEWAY_AUTHORIZER is ignored: no authorizer of API Gateway stands in"
                            + " front of this server");
        }
    }
}
