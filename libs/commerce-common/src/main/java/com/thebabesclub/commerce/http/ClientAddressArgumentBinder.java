package com.thebabesclub.commerce.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Gives a route the address that its request came from. */
@Singleton
final class ClientAddressArgumentBinder implements TypedRequestArgumentBinder<ClientAddress> {

    private static final Argument<ClientAddress> ADDRESS = Argument.of(ClientAddress.class);

    private final RequestContextFactory contexts;

    ClientAddressArgumentBinder(RequestContextFactory contexts) {
        this.contexts = contexts;
    }

    @Override
    public Argument<ClientAddress> argumentType() {
        return ADDRESS;
    }

    @Override
    public BindingResult<ClientAddress> bind(
            ArgumentConversionContext<ClientAddress> context, HttpRequest<?> request) {
        Optional<ClientAddress> address = Optional.of(contexts.of(request).address());
        return () -> address;
    }
}
