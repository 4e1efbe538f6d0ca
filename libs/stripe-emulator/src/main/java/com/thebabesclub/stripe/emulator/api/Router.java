package com.thebabesclub.stripe.emulator.api;

import com.thebabesclub.stripe.emulator.error.StripeError;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request. */
public final class Router {

    private record Entry(Route route, List<String> segments) {}

    private final List<Entry> entries;

    public Router(List<Route> routes) {
        entries =
                routes.stream()
                        .map(route -> new Entry(route, Route.segments(route.template())))
                        .toList();
    }

    /** A route and the variables of the path. */
    public record Match(Route route, Map<String, String> variables) {}

    /**
     * The route of a request.
     *
     * @throws StripeError with status 404 if there is none
     */
    public Match find(String method, String path) {
        List<String> segments = Route.segments(path);
        for (Entry entry : entries) {
            if (entry.route().method().equals(method)) {
                Optional<Map<String, String>> variables = Route.match(entry.segments(), segments);
                if (variables.isPresent()) {
                    return new Match(entry.route(), variables.get());
                }
            }
        }
        throw StripeError.unknownRoute(method, path);
    }
}
