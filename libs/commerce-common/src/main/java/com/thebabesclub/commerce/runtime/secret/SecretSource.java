package com.thebabesclub.commerce.runtime.secret;

import reactor.core.publisher.Mono;

/** Where named secrets are kept: SSM in production. */
public interface SecretSource {

    /** The decrypted value of the parameter; an error where it cannot be had. */
    Mono<Secret> read(String parameter);
}
