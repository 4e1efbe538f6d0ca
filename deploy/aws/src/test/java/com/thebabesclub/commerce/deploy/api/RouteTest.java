package com.thebabesclub.commerce.deploy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.deploy.Synthesised;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The gateway leads to what the services answer, at the rates that the owner named. */
class RouteTest {

    private final Synthesised staging = Synthesised.of("staging");

    @Test
    void theRoutesAreThoseThatTheServicesDescribe() throws IOException {
        Path described = Path.of(System.getProperty("repository.root"), "docs/openapi.json");
        Set<String> expected = new TreeSet<>();
        new ObjectMapper()
                .readTree(described.toFile())
                .path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        expected.add(
                                                                method.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));

        Set<String> routes = new TreeSet<>();
        for (Route route : Route.all()) {
            route.methods().forEach(method -> routes.add(method + " " + route.path()));
        }
        assertThat(routes).isEqualTo(expected);
    }

    @Test
    void everyRouteIsAMethodThatCallsTheAliasOfItsFunction() {
        Map<String, Integer> methods = new TreeMap<>();
        for (JsonNode method : staging.properties("AWS::ApiGateway::Method")) {
            assertThat(method.at("/Integration/Type").asText()).isEqualTo("AWS_PROXY");
            assertThat(method.at("/Integration/Uri").toString()).contains("Live");
            methods.merge(method.path("HttpMethod").asText(), 1, Integer::sum);
        }

        assertThat(methods)
                .isEqualTo(Map.of("GET", 20, "POST", 15, "PUT", 1, "DELETE", 1, "OPTIONS", 32));
    }

    @Test
    void quotesGoToTheirOwnFunctionWithWhatABrowserAsksBeforehandAndNothingElseDoes() {
        Set<String> quotes = new TreeSet<>();
        for (JsonNode method : staging.properties("AWS::ApiGateway::Method")) {
            if (method.at("/Integration/Uri").toString().contains("QuoteLive")) {
                quotes.add(
                        method.path("HttpMethod").asText()
                                + " "
                                + method.at("/ResourceId/Ref").asText().replaceAll("[^a-z]", ""));
            }
        }

        assertThat(quotes).as("the quote and the catalogue").hasSize(4);
        assertThat(quotes.toString()).contains("POST ", "GET ", "OPTIONS ", "cartquote", "catalog");
        assertThat(staging.properties("AWS::ApiGateway::Method"))
                .filteredOn(m -> m.at("/ResourceId/Ref").asText().contains("cartrecover"))
                .isNotEmpty()
                .allMatch(m -> m.at("/Integration/Uri").toString().contains("CheckoutLive"));
    }

    @Test
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void eachRouteHasItsThrottle() {
        assertThat(throttle("/~1checkout~1create-session", "POST")).isEqualTo("10.0/20");
        assertThat(throttle("/~1cart~1quote", "POST")).isEqualTo("50.0/100");
        assertThat(throttle("/~1stripe~1webhook", "POST")).isEqualTo("200.0/400");
        assertThat(settings().size()).isEqualTo(1 + 37);
        for (JsonNode setting : settings()) {
            assertThat(setting.path("ThrottlingRateLimit").asDouble()).isPositive();
            assertThat(setting.path("ThrottlingBurstLimit").asInt()).isPositive();
            assertThat(setting.path("LoggingLevel").asText()).isEqualTo("ERROR");
            assertThat(setting.path("DataTraceEnabled").asBoolean()).isFalse();
        }
    }

    @Test
    void whatNoFunctionCouldAnswerIsAnsweredBeforeOneStarts() {
        Map<String, JsonNode> validated =
                StreamSupport.stream(
                                staging.properties("AWS::ApiGateway::Method").spliterator(), false)
                        .filter(method -> method.has("RequestValidatorId"))
                        .collect(
                                Collectors.toMap(
                                        method ->
                                                method.path("RequestModels").isEmpty()
                                                        ? "parameter"
                                                        : "body "
                                                                + method.path("RequestModels")
                                                                        .toString()
                                                                        .replaceAll(
                                                                                ".*Body([a-z]+).*",
                                                                                "$1"),
                                        method -> method));

        assertThat(validated.keySet())
                .containsExactlyInAnyOrder(
                        "parameter", "body cartquote", "body checkoutcreatesession");
        assertThat(
                        Objects.requireNonNull(validated.get("parameter"))
                                .path("RequestParameters")
                                .toString())
                .isEqualTo("{\"method.request.querystring.session_id\":true}");
    }

    @Test
    void whatTheGatewayAnswersItselfIsAProblemThatAPageOfTheShopCanRead() {
        for (JsonNode answer : staging.properties("AWS::ApiGateway::GatewayResponse")) {
            assertThat(answer.path("ResponseParameters").toString())
                    .contains("'https://staging.thebabesclub.com'")
                    .contains("'application/problem+json'");
            assertThat(answer.at("/ResponseTemplates/application~1json").asText())
                    .contains("\"code\":", "\"requestId\":\"$context.requestId\"");
        }
    }

    private String throttle(String path, String method) {
        for (JsonNode setting : settings()) {
            if (setting.path("ResourcePath").asText().equals(path)
                    && setting.path("HttpMethod").asText().equals(method)) {
                return setting.path("ThrottlingRateLimit").asDouble()
                        + "/"
                        + setting.path("ThrottlingBurstLimit").asInt();
            }
        }
        throw new AssertionError("no throttle for " + path);
    }

    private JsonNode settings() {
        return staging.only("AWS::ApiGateway::Stage").path("MethodSettings");
    }
}
