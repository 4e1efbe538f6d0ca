package com.thebabesclub.commerce.identity;

import com.thebabesclub.commerce.web.Problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs a caller in by the one bearer token of the request. A token that is there must be valid, on
 * open routes too: taking a customer for a guest because the token has just expired would lose them
 * the order.
 */
@Singleton
final class BearerTokens implements AuthenticationFetcher<HttpRequest<?>> {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");

    private final Optional<Tokens> tokens;

    BearerTokens(Optional<Tokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        List<String> headers = request.getHeaders().getAll("Authorization");
        if (headers.isEmpty()) {
            return Mono.empty();
        }
        Matcher bearer = BEARER.matcher(headers.getFirst());
        if (headers.size() > 1 || !bearer.matches() || tokens.isEmpty()) {
            return Mono.error(invalid().exception());
        }
        return tokens.get()
                .verify(bearer.group(1))
                .map(Caller::authentication)
                .switchIfEmpty(Mono.error(() -> invalid().exception()));
    }

    private static Problem invalid() {
        return Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "invalid_token",
                        "The bearer token is not valid; sign in again.")
                .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
