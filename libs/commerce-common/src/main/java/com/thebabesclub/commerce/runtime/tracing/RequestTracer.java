package com.thebabesclub.commerce.runtime.tracing;

import io.micronaut.http.HttpRequest;

import java.time.Duration;

/** Records requests. A bean only where an exporter of traces is named. */
public interface RequestTracer {

    /**
     * Starts the span of a request, below the one that the request's headers or Lambda name.
     *
     * @param route the template, and not the path, which may hold anything
     */
    RequestSpan start(HttpRequest<?> request, String route);

    /** Hands over what has ended. Blocks, for as long as that takes and no longer than said. */
    void flush(Duration limit);
}
