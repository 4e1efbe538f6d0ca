package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.token.JwtProperties;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is said of a token is what the services do with it. */
@Case(
        id = "W6",
        sentence =
                "A token explained claim by claim, as the services take it, without a word of it.")
class TokenExplainerTest {

    private static final TestClock CLOCK = TestClock.atNoon();
    private static final long NOW = TestClock.NOON.getEpochSecond();

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "JWT_SECRET", TestToken.SECRET,
                    "JWT_ISSUER", "https://issuer.example/",
                    "JWT_AUDIENCE", "client-1");

    private static final String GOOD =
            "\"sub\":\"user-canary\",\"iss\":\"https://issuer.example/\",\"aud\":\"client-1\",\"exp\":"
                    + (NOW + 3_600);

    /** Each is good but for one thing, or for none. */
    private static List<String> claims() {
        return Stream.of(
                        GOOD,
                        GOOD + ",\"roles\":[\"ADMIN\"]",
                        GOOD + ",\"roles\":\"buyers, ADMIN\"",
                        GOOD + ",\"roles\":7",
                        GOOD + ",\"roles\":[null]",
                        GOOD + ",\"email\":\"canary@example.com\"",
                        GOOD + ",\"email\":\"canary@example.com\",\"email_verified\":true",
                        GOOD + ",\"email\":\"canary@example.com\",\"email_verified\":\"true\"",
                        GOOD + ",\"email\":7",
                        GOOD + ",\"nbf\":" + (NOW + 30),
                        GOOD + ",\"nbf\":" + (NOW + 300),
                        GOOD + ",\"iat\":" + (NOW + 300),
                        GOOD.replace("\"exp\":" + (NOW + 3_600), "\"exp\":" + (NOW - 30)),
                        GOOD.replace("\"exp\":" + (NOW + 3_600), "\"exp\":" + (NOW - 90)),
                        GOOD.replace("\"exp\":" + (NOW + 3_600), "\"exp\":" + (NOW + 40_000_000)),
                        GOOD.replace("\"exp\":" + (NOW + 3_600), "\"exp\":999999999999999"),
                        GOOD.replace(",\"exp\":" + (NOW + 3_600), ""),
                        GOOD.replace("issuer.example/", "issuer.example"),
                        GOOD.replace("\"iss\":\"https://issuer.example/\",", ""),
                        GOOD.replace("client-1", "client-canary"),
                        GOOD.replace("\"aud\":\"client-1\"", "\"client_id\":\"client-1\""),
                        GOOD.replace("\"aud\":\"client-1\",", ""),
                        GOOD.replace("user-canary", "canary@example.com"),
                        GOOD.replace("user-canary", "canary@example.com")
                                + ",\"email\":\"canary@example.com\",\"email_verified\":true",
                        GOOD.replace("user-canary", "user#canary"),
                        GOOD.replace("\"user-canary\"", "7"),
                        GOOD.replace("\"sub\":\"user-canary\",", ""))
                .map(claims -> "{" + claims + "}")
                .toList();
    }

    private static List<String> tokens() {
        List<String> tokens =
                new ArrayList<>(
                        List.of(
                                "garbage",
                                "a.b",
                                "a.b.c",
                                "a.b.c.d.e",
                                "with a blank",
                                "x".repeat(5_000),
                                TestToken.signed("{\"alg\":\"none\"}", "{" + GOOD + "}"),
                                TestToken.signed("{\"alg\":\"HS512\"}", "{" + GOOD + "}"),
                                TestToken.signed("{\"alg\":\"canary\"}", "{" + GOOD + "}"),
                                TestToken.signed(
                                        "{\"alg\":\"RS256\",\"kid\":\"k1\"}", "{" + GOOD + "}"),
                                TestToken.signed(
                                        "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}", "{" + GOOD + "}"),
                                TestToken.signed(TestToken.HS256, "null"),
                                TestToken.signed(
                                        TestToken.HS256,
                                        "{" + GOOD + "}",
                                        "HmacSHA256",
                                        "another secret that is long enough, too")));
        claims().forEach(claims -> tokens.add(TestToken.signed(TestToken.HS256, claims)));
        return tokens;
    }

    @Test
    void aReasonIsGivenForEachRefusalAndForNothingElse() {
        try (TokenDoor door = TokenDoor.open(CLOCK, SETTINGS)) {
            for (String token : tokens()) {
                List<TokenFinding> findings = findings(SETTINGS, token);
                boolean refused =
                        findings.stream()
                                .anyMatch(
                                        finding ->
                                                finding.outcome() == TokenFinding.Outcome.REFUSED);

                assertThat(refused).as(findings + " " + token).isEqualTo(door.status(token) == 401);
            }
        }
    }

    @Test
    void nothingOfTheTokenIsSaid() {
        for (String token : tokens()) {
            assertThat(findings(SETTINGS, token).toString()).doesNotContain("canary", token);
        }
    }

    @Test
    void whatIsNoTokenIsSaidToBeNone() {
        assertThat(findings(SETTINGS, "null"))
                .extracting(TokenFinding::outcome)
                .containsOnly(TokenFinding.Outcome.IGNORED);
    }

    @Test
    void keysThatAreDownAreNotTheTokensFault() {
        Map<String, String> keys = Map.of("JWT_JWKS_URL", "http://localhost:1/keys.json");
        String token = TestToken.signed("{\"alg\":\"RS256\",\"kid\":\"k1\"}", "{" + GOOD + "}");

        assertThat(findings(keys, token))
                .extracting(TokenFinding::outcome)
                .contains(TokenFinding.Outcome.UNKNOWN)
                .doesNotContain(TokenFinding.Outcome.REFUSED);
        assertThat(findings(keys, TestToken.signed(TestToken.HS256, "{" + GOOD + "}")).toString())
                .contains("has no kid");
    }

    private static List<TokenFinding> findings(Map<String, String> settings, String token) {
        EnvironmentVariables variables = EnvironmentVariables.of(settings);
        TokenExplainer explainer = new TokenExplainer(variables.read(JwtProperties.class), CLOCK);
        List<TokenFinding> findings = new ArrayList<>(explainer.explain(token));
        Await.optional(
                        explainer.signature(
                                token,
                                TokenDoor.signatures(CLOCK, settings, TokenDoor.NO_PARAMETERS)))
                .ifPresent(findings::add);
        return findings;
    }
}
