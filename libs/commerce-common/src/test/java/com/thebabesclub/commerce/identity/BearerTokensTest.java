package com.thebabesclub.commerce.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.commerce.web.Sample;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;

class BearerTokensTest {

    private static final String OF_ANN = TestToken.of("ann", TestClock.NOON);

    private static Sample sample;

    @BeforeAll
    static void start() {
        TestClock clock = TestClock.atNoon();
        Map<String, String> variables = Map.of("JWT_SECRET", TestToken.SECRET);
        Settings settings = Settings.of(variables);
        Secrets secrets = Secrets.read(settings, name -> Mono.empty(), clock, Setting.JWT_SECRET);
        sample = new Sample(variables, Tokens.from(settings, secrets, clock));
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

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("A19")
    void theSchemeIsReadInAnyCase(Door door) {
        WebRequest request =
                WebRequest.get("/sample/whoami").header("Authorization", "bearer  " + OF_ANN);

        assertThat(door.ask(request).status()).isEqualTo(200);
    }
}
