package com.thebabesclub.commerce.runtime.tracing;

import io.micronaut.http.HttpRequest;
import io.opentelemetry.context.propagation.TextMapGetter;

import org.jspecify.annotations.Nullable;

/** The headers of a request, in which a caller names its own span. */
enum RequestHeaderGetter implements TextMapGetter<HttpRequest<?>> {
    INSTANCE;

    /** Of the type that it is passed as, so that a check of the caller's code loads neither. */
    static final TextMapGetter<HttpRequest<?>> GETTER = INSTANCE;

    @Override
    public Iterable<String> keys(HttpRequest<?> request) {
        return request.getHeaders().names();
    }

    @Override
    public @Nullable String get(@Nullable HttpRequest<?> request, String name) {
        return request == null ? null : request.getHeaders().get(name);
    }
}
