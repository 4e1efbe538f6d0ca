package com.thebabesclub.commerce.http.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;

import java.util.Optional;

/**
 * Which keys of a set tokens may be signed with: RS256 by RSA keys of at least 2048 bits, and ES256
 * by keys on the curve P-256. A key of another kind than the token's algorithm is none, so that the
 * token cannot choose how a key is used.
 */
final class SigningKeyPolicy {

    private static final int LEAST_RSA_BITS = 2048;

    private SigningKeyPolicy() {}

    /** Selects the key that the header names; empty where it names none, or another algorithm. */
    static Optional<JWKSelector> selector(JWSHeader header) {
        return Optional.ofNullable(header.getKeyID())
                .flatMap(id -> ofKind(header.getAlgorithm()).map(kind -> kind.keyID(id)))
                .map(JWKMatcher.Builder::build)
                .map(JWKSelector::new);
    }

    private static Optional<JWKMatcher.Builder> ofKind(JWSAlgorithm algorithm) {
        if (algorithm.equals(JWSAlgorithm.RS256)) {
            return Optional.of(signing(algorithm).keyType(KeyType.RSA).minKeySize(LEAST_RSA_BITS));
        }
        if (algorithm.equals(JWSAlgorithm.ES256)) {
            return Optional.of(signing(algorithm).keyType(KeyType.EC).curve(Curve.P_256));
        }
        return Optional.empty();
    }

    /** A set need not say what a key is for; if it does, that counts. */
    private static JWKMatcher.Builder signing(JWSAlgorithm algorithm) {
        return new JWKMatcher.Builder().keyUses(KeyUse.SIGNATURE, null).algorithms(algorithm, null);
    }
}
