package com.thebabesclub.commerce.http;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Routes and filters that are made at the start, and with them all that reads a setting or a file:
 * else the first request would, on an event loop. Not every singleton, since some are clients that
 * nobody may ask for.
 */
public final class EagerRouteInitializer {

    private EagerRouteInitializer() {}

    /** The builder of a context that has routes. */
    @SuppressWarnings("unchecked") // A list of annotations, which the framework wants as an array.
    public static ApplicationContextBuilder in(ApplicationContextBuilder builder) {
        return builder.eagerInitAnnotated(
                Controller.class, ServerFilter.class, EagerWithRoutes.class);
    }
}
