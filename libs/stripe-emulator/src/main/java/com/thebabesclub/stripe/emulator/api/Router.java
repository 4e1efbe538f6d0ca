package com.thebabesclub.stripe.emulator.api;

import com.thebabesclub.stripe.emulator.error.StripeError;

import java.util.List;
import java.util.Map;

/** Finds the route of a request. */
public final class Router {

    private final List<Route> routes;

    public Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
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
        for (Route route : routes) {
            if (route.method().equals(method)) {
                Match match = route.match(segments).map(v -> new Match(route, v)).orElse(null);
                if (match != null) {
                    return match;
                }
            }
        }
        throw StripeError.unknownRoute(method, path);
    }

    /** The names of all routes. */
    public List<String> names() {
        return routes.stream().map(Route::name).toList();
    }
}
