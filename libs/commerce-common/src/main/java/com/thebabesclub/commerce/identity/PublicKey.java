package com.thebabesclub.commerce.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;

import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A key of an identity provider, and the one algorithm that it is used with. The kind of key
 * decides on the algorithm, never the token.
 */
record PublicKey(JWSAlgorithm algorithm, JWSVerifier verifier) {

    private static final int LEAST_RSA_BITS = 2048;

    /**
     * The keys of a set that tokens may be signed with, by their ids. RSA keys of at least 2048
     * bits and keys on the curve P-256; others, and those without an id, are passed over.
     *
     * @throws ParseException where it is no set of keys
     */
    static Map<String, PublicKey> allOf(String jwks) throws ParseException {
        Map<String, PublicKey> keys = new HashMap<>();
        for (JWK key : JWKSet.parse(jwks).getKeys()) {
            if (key.getKeyID() != null) {
                of(key).ifPresent(usable -> keys.put(key.getKeyID(), usable));
            }
        }
        return Map.copyOf(keys);
    }

    boolean hasSigned(SignedJWT token) {
        try {
            return algorithm.equals(token.getHeader().getAlgorithm()) && token.verify(verifier);
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private static Optional<PublicKey> of(JWK key) {
        try {
            return switch (key) {
                case RSAKey rsa
                        when rsa.size() >= LEAST_RSA_BITS && isFor(JWSAlgorithm.RS256, rsa) ->
                        Optional.of(
                                new PublicKey(
                                        JWSAlgorithm.RS256,
                                        new RSASSAVerifier(rsa.toRSAPublicKey())));
                case ECKey ec
                        when Curve.P_256.equals(ec.getCurve()) && isFor(JWSAlgorithm.ES256, ec) ->
                        Optional.of(
                                new PublicKey(
                                        JWSAlgorithm.ES256, new ECDSAVerifier(ec.toECPublicKey())));
                default -> Optional.empty();
            };
        } catch (JOSEException broken) {
            return Optional.empty();
        }
    }

    private static boolean isFor(JWSAlgorithm algorithm, JWK key) {
        return (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && (key.getAlgorithm() == null || algorithm.equals(key.getAlgorithm()));
    }
}
