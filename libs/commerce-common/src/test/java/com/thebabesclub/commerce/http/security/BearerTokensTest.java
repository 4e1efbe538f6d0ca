package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.http.Sample;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

class BearerTokensTest {

    private static final String OF_ANN = TestToken.of("ann", TestClock.NOON);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Map<String, String> VARIABLES = Map.of("JWT_SECRET", TestToken.SECRET);

    private static final List<String> MANGLED =
            List.of(
                    "Bearer",
                    "Bearer ",
                    "Bearer x",
                    "Bearer a.b.c",
                    "Basic " + OF_ANN,
                    "Bearer " + String.join(", Bearer ", Collections.nCopies(20, OF_ANN)),
                    "Bearer " + String.join(",", Collections.nCopies(20, OF_ANN)),
                    "Bearer " + String.join(" ", Collections.nCopies(20, OF_ANN)),
                    "Bearer " + OF_ANN + "." + OF_ANN,
                    "Bearer " + "x".repeat(5_000),
                    OF_ANN,
                    "Bearer " + OF_ANN + " x");

    private static Sample sample;

    @BeforeAll
    static void start() {
        TestClock clock = TestClock.atNoon();
        sample =
                new Sample(
                        clock,
                        VARIABLES,
                        TokenDoor.signatures(clock, VARIABLES, TokenDoor.NO_PARAMETERS));
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    static List<Door> doors() {
        return sample.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theTokenSaysWhoCallsAndTheGatewaysHeaderDoesNot(Door door) {
        WebRequest request =
                WebRequest.get("/sample/whoami").header("x-amzn-oidc-identity", "victim");

        assertThat(door.ask(request).status()).isEqualTo(401);
        assertThat(door.ask(request.bearer(OF_ANN)).body()).isEqualTo("{\"name\":\"ann\"}");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A19", sentence = "A missing, garbled or doubled Authorization header.")
    void aMangledTokenIsRefusedOnOpenRoutesToo(Door door) {
        for (String route : List.of("/sample/whoami", "/sample/page")) {
            for (String header : MANGLED) {
                WebAnswer answer = door.ask(WebRequest.get(route).header("Authorization", header));

                assertThat(answer.status()).as(route + " " + header).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate"))
                        .contains("Bearer error=\"invalid_token\"");
                assertThat(answer.body())
                        .contains("\"code\":\"invalid_token\"")
                        .doesNotContain(OF_ANN);
            }
        }
    }

    @Test
    @Case(id = "A19", sentence = "A missing, garbled or doubled Authorization header.")
    void twoHeadersAreRefusedEvenIfBothHold() throws Exception {
        URI whoami = URI.create(sample.address() + "/sample/whoami");
        HttpRequest one =
                HttpRequest.newBuilder(whoami)
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + OF_ANN)
                        .build();
        HttpRequest two =
                HttpRequest.newBuilder(one, (_, _) -> true)
                        .header("Authorization", "Bearer " + OF_ANN)
                        .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(one, BodyHandlers.ofString()).body())
                    .isEqualTo("{\"name\":\"ann\"}");
            HttpResponse<String> refused = client.send(two, BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("\"code\":\"invalid_token\"");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A19", sentence = "A missing, garbled or doubled Authorization header.")
    void whereInvalidTokensAreIgnoredTheirBearerIsAGuest(Door door) {
        WebRequest request = WebRequest.get("/sample/guest");

        assertThat(door.ask(request.bearer(OF_ANN)).body()).isEqualTo("{\"name\":\"ann\"}");
        for (String header : MANGLED) {
            WebAnswer answer = door.ask(request.header("Authorization", header));
            assertThat(answer.body()).as(header).isEqualTo("{\"name\":\"a guest\"}");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A19", sentence = "A missing, garbled or doubled Authorization header.")
    void bearerNullAndUndefinedAreNoTokens(Door door) {
        for (String nothing : List.of("null", "undefined")) {
            WebRequest page = WebRequest.get("/sample/page").bearer(nothing);
            WebAnswer whoami = door.ask(WebRequest.get("/sample/whoami").bearer(nothing));

            assertThat(door.ask(page).status()).as(nothing).isEqualTo(200);
            assertThat(whoami.status()).isEqualTo(401);
            assertThat(whoami.body()).contains("\"code\":\"unauthorized\"");
        }
    }

    @Test
    @Case(
            id = "A15",
            sentence = "A token of alg none, of a confused algorithm, with jku, kid, crit or zip.")
    void aServiceWithoutKeysTakesNoTokenAndNoUnsignedOneEither() {
        String claims = "{\"sub\":\"ann\",\"exp\":" + (TestClock.NOON.getEpochSecond() + 60) + "}";
        String unsigned = TestToken.signed("{\"alg\":\"none\"}", claims);
        try (Sample keyless = new Sample(Map.of())) {
            for (Door door : keyless.doors()) {
                for (String token :
                        List.of(
                                OF_ANN,
                                unsigned,
                                unsigned.substring(0, unsigned.lastIndexOf('.') + 1))) {
                    WebRequest request = WebRequest.get("/sample/whoami").bearer(token);
                    assertThat(door.ask(request).status()).as(door + token).isEqualTo(401);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A19", sentence = "A missing, garbled or doubled Authorization header.")
    void theSchemeIsReadInAnyCase(Door door) {
        WebRequest request =
                WebRequest.get("/sample/whoami").header("Authorization", "bearer  " + OF_ANN);

        assertThat(door.ask(request).status()).isEqualTo(200);
    }
}
