package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.thebabesclub.commerce.http.AcceptHeader;

import io.micronaut.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The header {@code Accept} of an event, as the framework's router understands it. */
final class GatewayEventAcceptNormalizer {

    private GatewayEventAcceptNormalizer() {}

    static APIGatewayProxyRequestEvent corrected(APIGatewayProxyRequestEvent event) {
        Map<String, String> single = caseless(event.getHeaders());
        Map<String, List<String>> multiple = caseless(event.getMultiValueHeaders());
        List<String> values =
                Stream.concat(
                                Stream.ofNullable(multiple.get(HttpHeaders.ACCEPT))
                                        .flatMap(List::stream),
                                Stream.ofNullable(single.remove(HttpHeaders.ACCEPT)))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (values.isEmpty()) {
            return event;
        }
        multiple.put(HttpHeaders.ACCEPT, AcceptHeader.corrected(values));
        return event.withHeaders(single).withMultiValueHeaders(multiple);
    }

    private static <T> Map<String, T> caseless(@Nullable Map<String, T> headers) {
        Map<String, T> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(Objects.requireNonNullElse(headers, Map.of()));
        return all;
    }
}
