package com.thebabesclub.commerce.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request that the gateway answers by itself.
 *
 * @param query as it was sent, empty where there is none
 * @param body as text; of a longer one the beginning
 */
public record Request(String method, String path, String query, Headers headers, String body) {

    private static final int MOST_BYTES = 1 << 18;
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    static Request of(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readNBytes(MOST_BYTES), UTF_8));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** Whether it was sent to a name of this machine: somebody else's name may lead here, too. */
    public boolean toThisMachine() {
        return LOOPBACK.matcher(header("Host").orElse("")).matches();
    }

    /** The parameters of the query, or of a form that was sent; of two with one name the last. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : (method.equals("POST") ? body : query).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
