package com.thebabesclub.commerce.http.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.bearer.BearerTokenConfiguration;
import io.micronaut.security.token.bearer.BearerTokenReader;

import jakarta.inject.Singleton;

import java.util.Optional;

/**
 * Reads the one bearer token of a request. What it replaces takes the first of several headers, and
 * text of any form and length.
 */
@Singleton
@Replaces(BearerTokenReader.class)
final class SingleBearerTokenReader extends BearerTokenReader {

    SingleBearerTokenReader(BearerTokenConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return switch (PresentedToken.of(request)) {
            case PresentedToken.Bearer bearer -> Optional.of(bearer.token());
            case PresentedToken.Malformed _, PresentedToken.None _ -> Optional.empty();
        };
    }
}
