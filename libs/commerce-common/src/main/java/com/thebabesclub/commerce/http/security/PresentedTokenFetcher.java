package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.http.server.util.locale.HttpLocaleResolver;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.event.TokenValidatedEvent;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.security.token.reader.TokenResolver;
import io.micronaut.security.token.validator.TokenValidator;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

import java.util.List;

/**
 * Refuses a request whose token does not hold. What it replaces takes such a caller for nobody: on
 * a route that is open to guests, a customer whose token has just expired would lose the order.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class PresentedTokenFetcher extends TokenAuthenticationFetcher {

    private final GatewayAuthorizer authorizer;

    PresentedTokenFetcher(
            GatewayAuthorizer authorizer,
            List<TokenValidator<HttpRequest<?>>> validators,
            TokenResolver<HttpRequest<?>> resolver,
            ApplicationEventPublisher<TokenValidatedEvent> validated,
            HttpHostResolver hosts,
            HttpLocaleResolver locales) {
        super(validators, resolver, validated, hosts, locales);
        this.authorizer = authorizer;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        Mono<Authentication> authorized =
                Mono.justOrEmpty(authorizer.caller(request).map(Caller::authentication));
        if (PresentedToken.of(request) instanceof PresentedToken.None) {
            return authorized;
        }
        Mono<Authentication> caller = Mono.from(super.fetchAuthentication(request));
        return ignoresInvalidTokens(request)
                ? caller.onErrorResume(DependencyUnavailable.class, _ -> Mono.empty())
                        .switchIfEmpty(authorized)
                        .filter(signedIn -> isWhomTheAuthorizerNames(signedIn, request))
                : caller.filter(signedIn -> isWhomTheAuthorizerNames(signedIn, request))
                        .switchIfEmpty(Mono.error(() -> invalid().exception()));
    }

    /** Two names for one caller: one of them is not theirs, and nobody can say which. */
    private boolean isWhomTheAuthorizerNames(Authentication signedIn, HttpRequest<?> request) {
        return authorizer
                .caller(request)
                .map(named -> named.subject().equals(signedIn.getName()))
                .orElse(true);
    }

    private static boolean ignoresInvalidTokens(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(MethodBasedRouteMatch.class::isInstance)
                .map(route -> (MethodBasedRouteMatch<?, ?>) route)
                .filter(route -> route.hasAnnotation(OptionalAuthentication.class))
                .isPresent();
    }

    private static Problem invalid() {
        return Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "invalid_token",
                        "The bearer token is not valid; sign in again.")
                .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
