package com.thebabesclub.commerce.http.security;

import com.nimbusds.jwt.SignedJWT;

import reactor.core.publisher.Mono;

/** Knows who may sign tokens. */
interface SignatureVerifier {

    /**
     * Whether one of them has signed the token with the algorithm of their key; {@link
     * KeySetUnavailableException} where that cannot be known now.
     */
    Mono<Boolean> hasSigned(SignedJWT token);
}
