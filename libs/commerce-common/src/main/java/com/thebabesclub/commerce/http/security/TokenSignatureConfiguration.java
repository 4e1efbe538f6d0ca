package com.thebabesclub.commerce.http.security;

import com.nimbusds.jwt.SignedJWT;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.token.JwtProperties;

import io.micronaut.security.token.jwt.signature.ReactiveSignatureConfiguration;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;

/**
 * Verifies the signatures of tokens: those of a shared secret, or those of an identity provider
 * with public keys. Whatever a token's header asks for, the algorithm is that of the key.
 *
 * <p>Not the framework's own: its secret takes HS384 and HS512 too and is read once, its key sets
 * take every algorithm that a key would do for, and one that cannot be read is an empty one, so
 * that an outage of the provider would sign everybody out.
 */
public final class TokenSignatureConfiguration
        implements ReactiveSignatureConfiguration<SignedJWT> {

    private final SignatureVerifier verifier;

    private TokenSignatureConfiguration(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Takes secrets that {@link #secrets} were read into; a {@link InvalidSettingException} where a
     * setting is not what it should be.
     */
    public static TokenSignatureConfiguration from(
            JwtProperties properties, Secrets secrets, Clock clock) {
        return new TokenSignatureConfiguration(
                properties
                        .keys()
                        .<SignatureVerifier>map(
                                keys -> new KeySetVerifier(RemoteKeySetSource.of(keys), clock))
                        .orElseGet(() -> new HmacSignatureVerifier(secrets)));
    }

    /**
     * The secrets that tokens need: {@code JWT_SECRET}, or none where public keys take its place. A
     * {@link InvalidSettingException} where both are set: whoever had the old secret could still
     * sign in as anybody.
     */
    public static List<SecretName> secrets(
            JwtProperties properties, EnvironmentVariables variables) {
        if (properties.keys().isEmpty()) {
            return List.of(SecretName.JWT_SECRET);
        }
        if (variables.find(SecretName.JWT_SECRET.name()).isPresent()
                || variables.find(SecretName.JWT_SECRET.parameterName()).isPresent()) {
            throw InvalidSettingException.of(
                    JwtProperties.class, "jwksUrl", "is set beside JWT_SECRET");
        }
        return List.of();
    }

    /** {@link KeySetUnavailableException} where that cannot be known now. */
    @Override
    public Publisher<Boolean> verify(SignedJWT token) {
        // What must be understood for the token to hold, we do not understand.
        return token.getHeader().getCriticalParams() == null
                ? verifier.hasSigned(token)
                : Mono.just(false);
    }
}
