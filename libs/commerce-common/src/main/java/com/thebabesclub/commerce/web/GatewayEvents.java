package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.json.JsonTrees;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the events of API Gateway, only the parts of them that anybody here asks for, and those of
 * an HTTP API as though they came from a REST API: the framework's own reader of payload 2 takes
 * commas in parameters apart and loses cookies. The path comes out as the routes know it, and the
 * body as the bytes that the caller sent.
 */
final class GatewayEvents {

    private GatewayEvents() {}

    /**
     * An event of either payload.
     *
     * @throws NotAnApiEvent where it is neither
     */
    static GatewayEvent read(byte[] json) {
        JsonNode event = tree(json);
        if (!event.isObject()) {
            throw new NotAnApiEvent("it is no JSON object");
        }
        return "2.0".equals(event.path("version").textValue())
                ? new GatewayEvent(http(event), Payload.HTTP_API)
                : new GatewayEvent(rest(event), Payload.REST_API);
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JsonTrees.read(json);
        } catch (IOException e) {
            throw new NotAnApiEvent("it is no JSON");
        }
    }

    private static APIGatewayProxyRequestEvent rest(JsonNode event) {
        JsonNode context = event.path("requestContext");
        return request(event, required(event, "httpMethod"), path(event, "path", "resource"))
                .withHeaders(texts(event, "headers"))
                .withMultiValueHeaders(lists(event, "multiValueHeaders"))
                .withQueryStringParameters(texts(event, "queryStringParameters"))
                .withMultiValueQueryStringParameters(
                        lists(event, "multiValueQueryStringParameters"))
                .withRequestContext(
                        told(context.path("identity"), context.path("requestTimeEpoch")));
    }

    private static APIGatewayProxyRequestEvent http(JsonNode event) {
        JsonNode context = event.path("requestContext");
        Map<String, String> headers = texts(event, "headers");
        String cookies = String.join("; ", list(event.path("cookies")));
        if (!cookies.isEmpty()) {
            headers.put("cookie", cookies);
        }
        return request(
                        event,
                        required(context.path("http"), "method"),
                        path(event, "rawPath", "routeKey"))
                .withHeaders(headers)
                .withMultiValueQueryStringParameters(
                        QueryString.values(event.path("rawQueryString").asText("")))
                .withRequestContext(told(context.path("http"), context.path("timeEpoch")));
    }

    private static APIGatewayProxyRequestEvent request(JsonNode event, String method, String path) {
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod(method)
                .withPath(path)
                .withBody(RawBody.of(event).base64())
                .withIsBase64Encoded(true);
    }

    private static String path(JsonNode event, String field, String routeField) {
        String route = event.path(routeField).asText("");
        return RoutePath.of(
                required(event, field),
                event.path("requestContext").path("stage").asText(""),
                // Of an HTTP API with its method: GET /cart.
                route.substring(route.indexOf(' ') + 1),
                texts(event, "pathParameters"));
    }

    private static ProxyRequestContext told(JsonNode caller, JsonNode time) {
        String sourceIp = caller.path("sourceIp").textValue();
        ProxyRequestContext told =
                new ProxyRequestContext()
                        .withIdentity(new RequestIdentity().withSourceIp(sourceIp));
        if (time.isIntegralNumber() && time.longValue() > 0) {
            told.setRequestTimeEpoch(time.longValue());
        }
        return told;
    }

    private static String required(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isEmpty()) {
            throw new NotAnApiEvent("it has no " + field);
        }
        return text;
    }

    private static Map<String, String> texts(JsonNode node, String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.path(field)
                .properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().isTextual()) {
                                texts.put(entry.getKey(), entry.getValue().textValue());
                            }
                        });
        return texts;
    }

    private static Map<String, List<String>> lists(JsonNode node, String field) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        node.path(field)
                .properties()
                .forEach(entry -> lists.put(entry.getKey(), list(entry.getValue())));
        return lists;
    }

    private static List<String> list(JsonNode values) {
        List<String> list = new ArrayList<>();
        values.elements().forEachRemaining(value -> list.add(value.asText()));
        return list;
    }
}
