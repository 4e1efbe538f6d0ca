package com.thebabesclub.commerce.deploy.api;

import com.thebabesclub.commerce.deploy.function.Service;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One path of the API.
 *
 * @param methods without OPTIONS, which every path has that browsers call
 * @param required what the gateway itself insists on, before a function starts
 */
public record Route(
        String path, Set<String> methods, Service service, Throttle throttle, Required required) {

    private static final Throttle BROWSING = new Throttle(50, 100);
    private static final Throttle PAYING = new Throttle(10, 20);
    private static final Throttle ADMIN = new Throttle(10, 20);

    /** Three events an order: at the rate of the other routes Stripe would be turned away. */
    private static final Throttle STRIPE = new Throttle(200, 400);

    /**
     * The table of routes.
     *
     * @return in the order of their paths
     */
    public static List<Route> all() {
        return List.of(
                admin("/admin/catalog/versions", "GET"),
                admin("/admin/events", "GET"),
                admin("/admin/events/{eventId}/replay", "POST"),
                admin("/admin/health", "GET"),
                admin("/admin/nfts", "POST"),
                admin("/admin/orders", "GET"),
                admin("/admin/orders/export", "GET"),
                admin("/admin/orders/search", "POST"),
                admin("/admin/orders/{orderId}", "GET"),
                admin("/admin/orders/{orderId}/cancel", "POST"),
                admin("/admin/orders/{orderId}/fulfilment", "POST"),
                admin("/admin/orders/{orderId}/letters", "POST"),
                admin("/admin/orders/{orderId}/notes", "POST"),
                admin("/admin/orders/{orderId}/refunds", "POST"),
                admin("/admin/statistics", "GET"),
                admin("/admin/stock", "GET", "POST"),
                admin("/admin/stock/moves", "GET"),
                admin("/admin/sync", "GET", "POST"),
                admin("/admin/tasks", "GET"),
                admin("/admin/tasks/{taskId}/retry", "POST"),
                admin("/admin/todo", "GET"),
                new Route(
                        "/cart/quote",
                        Set.of("POST"),
                        Service.QUOTE,
                        BROWSING,
                        Required.body("items", "array")),
                open("/cart/recover", "GET", BROWSING, Required.NOTHING),
                new Route("/catalog", Set.of("GET"), Service.QUOTE, BROWSING, Required.NOTHING),
                open(
                        "/checkout/create-session",
                        "POST",
                        PAYING,
                        Required.body("quoteSignature", "string")),
                open("/checkout/status", "GET", BROWSING, Required.query("session_id")),
                dashboard("/dashboard/export", "GET"),
                dashboard("/dashboard/nfts", "GET"),
                dashboard("/dashboard/orders", "GET"),
                dashboard("/dashboard/orders/claim", "POST"),
                dashboard("/dashboard/orders/{orderId}", "GET"),
                dashboard("/dashboard/profile", "GET", "PUT", "DELETE"),
                new Route(
                        "/stripe/webhook",
                        Set.of("POST"),
                        Service.WEBHOOK,
                        STRIPE,
                        Required.NOTHING));
    }

    /** Sorted, so that two syntheses write the same. */
    public Route {
        methods = Collections.unmodifiableSortedSet(new TreeSet<>(methods));
    }

    /** True where browsers call, which ask beforehand. */
    public boolean isForBrowsers() {
        return service != Service.WEBHOOK;
    }

    /** Requests a second, and how many at once on top. */
    public record Throttle(int rate, int burst) {}

    /**
     * What a request must have.
     *
     * @param field a field of the JSON body
     * @param type the JSON type of the field
     * @param parameter a query parameter
     */
    public record Required(Optional<String> field, String type, Optional<String> parameter) {

        static final Required NOTHING = new Required(Optional.empty(), "", Optional.empty());

        static Required body(String field, String type) {
            return new Required(Optional.of(field), type, Optional.empty());
        }

        static Required query(String parameter) {
            return new Required(Optional.empty(), "", Optional.of(parameter));
        }
    }

    private static Route open(String path, String method, Throttle throttle, Required required) {
        return new Route(path, Set.of(method), Service.CHECKOUT, throttle, required);
    }

    private static Route dashboard(String path, String... methods) {
        return new Route(path, Set.of(methods), Service.DASHBOARD, BROWSING, Required.NOTHING);
    }

    private static Route admin(String path, String... methods) {
        return new Route(path, Set.of(methods), Service.DASHBOARD, ADMIN, Required.NOTHING);
    }
}
