package com.thebabesclub.commerce.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The path of an event as our routes know it. API Gateway puts before it the name of the stage
 * (payload 2) or what a custom domain is mapped by.
 */
final class RoutePath {

    private RoutePath() {}

    /**
     * @param route what the API's own routing has matched, {@code /cart/quote} or {@code
     *     /{proxy+}}; anything else where it has no say
     */
    static String of(String path, String stage, String route, Map<String, String> parameters) {
        return legal(matched(path, route, parameters, withoutStage(path, stage)));
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

    /** What is no path of a URI matches no route, and must not fail before it is looked for. */
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
