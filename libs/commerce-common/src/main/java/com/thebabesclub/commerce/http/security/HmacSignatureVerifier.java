package com.thebabesclub.commerce.http.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;

import reactor.core.publisher.Mono;

/** Whoever knows {@code JWT_SECRET}: HS256 and nothing else. A rotated secret is read again. */
final class HmacSignatureVerifier implements SignatureVerifier {

    private static final int LEAST_BYTES = 32;

    private final Secrets secrets;

    /**
     * A {@link com.thebabesclub.commerce.runtime.setting.InvalidSettingException} where the secret
     * is too short.
     */
    HmacSignatureVerifier(Secrets secrets) {
        if (secrets.get(SecretName.JWT_SECRET).revealBytes().length < LEAST_BYTES) {
            throw SecretName.JWT_SECRET.problem("is shorter than " + LEAST_BYTES + " bytes");
        }
        this.secrets = secrets;
    }

    @Override
    public Mono<Boolean> hasSigned(SignedJWT token) {
        if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())) {
            return Mono.just(false);
        }
        Secret secret = secrets.get(SecretName.JWT_SECRET);
        return isSigned(token, secret) ? Mono.just(true) : hasSignedSince(token, secret);
    }

    private Mono<Boolean> hasSignedSince(SignedJWT token, Secret before) {
        return secrets.refreshed(SecretName.JWT_SECRET)
                .onErrorMap(KeySetUnavailableException::new)
                .map(fresh -> !fresh.equals(before) && isSigned(token, fresh))
                .defaultIfEmpty(false);
    }

    private static boolean isSigned(SignedJWT token, Secret secret) {
        try {
            return token.verify(new MACVerifier(secret.revealBytes()));
        } catch (JOSEException unusable) {
            return false;
        }
    }
}
