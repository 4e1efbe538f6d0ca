package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The path of an event as our routes know it.
 *
 * <p>Two faults of the framework: it routes by the whole path, before which API Gateway puts the
 * name of the stage (payload 2) or what a custom domain is mapped by; and a path that is no URI
 * ends in an exception before any route is looked for.
 */
final class GatewayEventPathNormalizer {

    private GatewayEventPathNormalizer() {}

    /**
     * The event with the path of its route.
     *
     * @throws UnsupportedEventException where it has no method or no path
     */
    static APIGatewayProxyRequestEvent corrected(APIGatewayProxyRequestEvent event) {
        required(event.getHttpMethod(), "method");
        String stage =
                Optional.ofNullable(event.getRequestContext())
                        .map(ProxyRequestContext::getStage)
                        .orElse("");
        return event.withPath(
                of(
                        required(event.getPath(), "path"),
                        stage,
                        Objects.requireNonNullElse(event.getResource(), ""),
                        Objects.requireNonNullElse(
                                event.getPathParameters(), Map.<String, String>of())));
    }

    /**
     * The path without what stands before the route.
     *
     * @param route what the API's own routing has matched, {@code /cart/quote} or {@code
     *     /{proxy+}}; anything else where it has no say
     */
    static String of(String path, String stage, String route, Map<String, String> parameters) {
        return legal(matched(path, route, parameters, withoutStage(path, stage)));
    }

    private static String required(@Nullable String text, String name) {
        if (text == null || text.isEmpty()) {
            throw new UnsupportedEventException("it has no " + name);
        }
        return text;
    }

    private static String withoutStage(String path, String stage) {
        String prefix = "/" + stage;
        return !stage.isEmpty() && path.startsWith(prefix + "/")
                ? path.substring(prefix.length())
                : path;
    }

    private static String matched(
            String path, String route, Map<String, String> parameters, String otherwise) {
        if (!route.startsWith("/")) {
            return otherwise;
        }
        String matched = route;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            matched =
                    matched.replace("{" + parameter.getKey() + "+}", parameter.getValue())
                            .replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return path.endsWith(matched) ? matched : otherwise;
    }

    private static String legal(String path) {
        try {
            String raw = new URI(path).getRawPath();
            return raw == null || !raw.equals(path) ? escaped(path) : path;
        } catch (URISyntaxException e) {
            return escaped(path);
        }
    }

    private static String escaped(String path) {
        return "/" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
