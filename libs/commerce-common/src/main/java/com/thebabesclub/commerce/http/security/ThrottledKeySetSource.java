package com.thebabesclub.commerce.http.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One reading in half a minute: an attacker who invents key ids causes no more.
 *
 * <p>Nimbus' own limit lets two through, and its refusal is none that a set of before makes up for.
 */
final class ThrottledKeySetSource extends JWKSetSourceWrapper<SecurityContext> {

    static final Duration BETWEEN_READINGS = Duration.ofSeconds(30);

    private final AtomicLong nextReading = new AtomicLong(Long.MIN_VALUE);

    ThrottledKeySetSource(JWKSetSource<SecurityContext> source) {
        super(source);
    }

    @Override
    public JWKSet getJWKSet(
            JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
            throws KeySourceException {
        long next = nextReading.get();
        if (currentTime < next
                || !nextReading.compareAndSet(next, currentTime + BETWEEN_READINGS.toMillis())) {
            throw new JWKSetUnavailableException("the keys were read a moment ago");
        }
        return getSource().getJWKSet(refresh, currentTime, context);
    }
}
