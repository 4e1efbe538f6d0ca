package com.thebabesclub.stripe.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Shapes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One method and path of the API, the parameters that it takes, and what it does. */
public record Route(String method, String template, HashShape parameters, Handler handler) {

    private static final HashShape EXPAND =
            HashShape.hash().optional("expand", Shapes.listOf(Shapes.text(), 20));

    /** What a route does; it runs alone, no two at a time. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Answers with an object.
         *
         * @throws com.thebabesclub.stripe.emulator.error.StripeError to answer with an error
         */
        ObjectNode handle(Call call);
    }

    public static Route get(String template, HashShape parameters, Handler handler) {
        return new Route("GET", template, parameters.and(EXPAND), handler);
    }

    public static Route get(String template, Handler handler) {
        return get(template, HashShape.hash(), handler);
    }

    public static Route post(String template, HashShape parameters, Handler handler) {
        return new Route("POST", template, parameters.and(EXPAND), handler);
    }

    public static Route delete(String template, Handler handler) {
        return new Route("DELETE", template, HashShape.hash(), handler);
    }

    /** Method and template, such as {@code GET /v1/customers/{id}}. */
    public String name() {
        return method + " " + template;
    }

    /**
     * The resource, for permissions: {@code checkout.sessions} of {@code /v1/checkout/sessions/…}.
     */
    public String resource() {
        return String.join(
                ".",
                Arrays.stream(template.split("/", -1))
                        .skip(2)
                        .takeWhile(segment -> !segment.startsWith("{"))
                        .toList());
    }

    /** The variables of the path if the template's segments match it. */
    static Optional<Map<String, String>> match(List<String> segments, List<String> path) {
        if (segments.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = HashMap.newHashMap(2);
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                variables.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
