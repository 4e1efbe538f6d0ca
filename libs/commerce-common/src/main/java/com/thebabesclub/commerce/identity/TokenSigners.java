package com.thebabesclub.commerce.identity;

import com.nimbusds.jwt.SignedJWT;

import reactor.core.publisher.Mono;

/** Whoever may sign tokens. */
interface TokenSigners {

    /**
     * The token, where one of them has signed it with the algorithm of their key; empty where none
     * has, an error where that cannot be known now.
     */
    Mono<SignedJWT> verified(SignedJWT token);
}
