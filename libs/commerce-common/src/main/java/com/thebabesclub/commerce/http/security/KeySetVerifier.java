package com.thebabesclub.commerce.http.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.thebabesclub.commerce.runtime.BlockingCallExecutor;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Whoever has a private key to the set that an identity provider publishes, and changes while the
 * service runs.
 *
 * <p>The set is read at the first token, when it is old, and when a token names a key that is not
 * in it: that is how a rotation shows. All of it waits, and so runs on virtual threads.
 *
 * <p>The parts are Nimbus', put together without its builder: that would go by the machine's clock,
 * and have a set that outlived an outage count as fresh again.
 */
final class KeySetVerifier implements SignatureVerifier {

    /** A key that the provider has taken back is believed no longer than this. */
    static final Duration FRESH = Duration.ofMinutes(15);

    /** While the provider does not answer, its customers stay signed in this long. */
    static final Duration USABLE = Duration.ofHours(6);

    /** For the reading of another request, which ends before. */
    private static final Duration WAIT = RemoteKeySetSource.LIMIT.plusSeconds(1);

    private final BlockingCallExecutor threads = BlockingCallExecutor.named("keys");
    private final JWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();
    private final JWKSetSource<SecurityContext> keys;
    private final Clock clock;

    KeySetVerifier(JWKSetSource<SecurityContext> document, Clock clock) {
        this.keys =
                new OutageTolerantJWKSetSource<>(
                        new CachingJWKSetSource<>(
                                new ThrottledKeySetSource(document),
                                FRESH.toMillis(),
                                WAIT.toMillis(),
                                null),
                        USABLE.toMillis(),
                        null);
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> hasSigned(SignedJWT token) {
        return Mono.justOrEmpty(SigningKeyPolicy.selector(token.getHeader()))
                .flatMap(this::select)
                .map(named -> named.stream().anyMatch(key -> isSigned(token, key)))
                .defaultIfEmpty(false);
    }

    private Mono<List<JWK>> select(JWKSelector named) {
        return threads.call(() -> read(named))
                .onErrorMap(KeySourceException.class, KeySetUnavailableException::new);
    }

    private List<JWK> read(JWKSelector named) throws KeySourceException {
        JWKSet known = read(JWKSetCacheRefreshEvaluator.noRefresh());
        List<JWK> found = named.select(known);
        return found.isEmpty()
                ? named.select(read(JWKSetCacheRefreshEvaluator.referenceComparison(known)))
                : found;
    }

    private JWKSet read(JWKSetCacheRefreshEvaluator refresh) throws KeySourceException {
        return keys.getJWKSet(refresh, clock.millis(), null);
    }

    private boolean isSigned(SignedJWT token, JWK key) {
        try {
            return key instanceof AsymmetricJWK pair
                    && token.verify(
                            verifiers.createJWSVerifier(token.getHeader(), pair.toPublicKey()));
        } catch (JOSEException | RuntimeException unusable) {
            return false;
        }
    }
}
