package com.thebabesclub.commerce.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.commerce.web.ProblemException;
import com.thebabesclub.commerce.web.Sample;

import io.micronaut.http.HttpRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reactor.core.publisher.Mono;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class BearerTokensTest {

    private static final String OF_ANN = TestToken.of("ann", TestClock.NOON);

    private static final Map<String, String> VARIABLES = Map.of("JWT_SECRET", TestToken.SECRET);

    private static Sample sample;

    @BeforeAll
    static void start() {
        sample = new Sample(VARIABLES, tokens());
    }

    private static Tokens tokens() {
        TestClock clock = TestClock.atNoon();
        Settings settings = Settings.of(VARIABLES);
        Secrets secrets = Secrets.read(settings, name -> Mono.empty(), clock, Setting.JWT_SECRET);
        return Tokens.from(settings, secrets, clock);
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
    @Tag("A19")
    void aMangledTokenIsRefusedOnOpenRoutesToo(Door door) {
        List<String> mangled =
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
        for (String route : List.of("/sample/whoami", "/sample/page")) {
            for (String header : mangled) {
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
    @Tag("A19")
    void twoHeadersAreRefusedEvenIfBothHold() {
        BearerTokens tokens = new BearerTokens(Optional.of(tokens()));
        HttpRequest<?> one = HttpRequest.GET("/").header("Authorization", "Bearer " + OF_ANN);
        HttpRequest<?> two =
                HttpRequest.GET("/")
                        .header("Authorization", "Bearer " + OF_ANN)
                        .header("Authorization", "Bearer " + OF_ANN);

        assertThat(Await.value(Mono.from(tokens.fetchAuthentication(one))).getName())
                .isEqualTo("ann");
        assertThatThrownBy(() -> Await.done(Mono.from(tokens.fetchAuthentication(two))))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("A19")
    void theSchemeIsReadInAnyCase(Door door) {
        WebRequest request =
                WebRequest.get("/sample/whoami").header("Authorization", "bearer  " + OF_ANN);

        assertThat(door.ask(request).status()).isEqualTo(200);
    }
}
