package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.http.Sample;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** JSON in a token that a parser does not expect there is a token that does not hold. */
class ForgedTokensTest {

    private static final Map<String, String> VARIABLES = Map.of("JWT_SECRET", TestToken.SECRET);
    private static final long SOON = TestClock.NOON.getEpochSecond() + 60;
    private static final String VALID = "{\"sub\":\"ann\",\"exp\":" + SOON + "}";

    private static final List<String> NO_HEADERS =
            List.of(
                    "null",
                    "[]",
                    "7",
                    "\"HS256\"",
                    "",
                    "{",
                    "{}",
                    "{\"alg\":null}",
                    "{\"alg\":[]}",
                    "{\"alg\":\"HS256\",\"crit\":[null]}",
                    "{\"alg\":\"HS256\",\"crit\":[1]}",
                    "{\"alg\":\"HS256\",\"kid\":{}}",
                    "{\"alg\":\"HS256\",\"jwk\":null}",
                    "{\"alg\":\"HS256\",\"jwk\":{\"kty\":null}}",
                    "{\"alg\":\"HS256\",\"x5c\":[null]}",
                    "{\"alg\":\"HS256\",\"b64\":null}",
                    "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
                    "[".repeat(900));

    private static final List<String> NO_CLAIMS =
            List.of(
                    "null",
                    "[]",
                    "7",
                    "",
                    "{}",
                    "[".repeat(900),
                    claims("\"roles\":[null]"),
                    claims("\"roles\":[\"ADMIN\",null]"),
                    claims("\"roles\":[[\"ADMIN\"]]"),
                    claims("\"roles\":{\"ADMIN\":true}"),
                    claims("\"email\":[null]"),
                    claims("\"aud\":[null],\"email\":7"),
                    "{\"sub\":\"ann\",\"exp\":9223372036854775807}",
                    "{\"sub\":\"ann\",\"exp\":-9223372036854775808}",
                    "{\"sub\":\"ann\",\"exp\":9223372036854775808}",
                    "{\"sub\":\"ann\",\"exp\":1e400}",
                    "{\"sub\":\"ann\",\"exp\":1e18}",
                    "{\"sub\":\"ann\",\"exp\":null}",
                    "{\"sub\":\"ann\",\"exp\":[]}",
                    claims("\"nbf\":9223372036854775807"),
                    claims("\"nbf\":1e400"),
                    claims("\"iat\":9223372036854775807"),
                    claims("\"iat\":{}"),
                    claims("\"iat\":1" + "0".repeat(900)));

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
    @Case(
            id = "B2",
            sentence =
                    "JSON in a token that nobody expects, such as `null`, a role of null or "
                            + "a time out of range: 401 on every route.")
    void isInvalidOnEveryRoute(Door door) {
        List<String> tokens = new ArrayList<>();
        NO_HEADERS.forEach(header -> tokens.add(encoded(header) + "." + encoded(VALID) + ".AA"));
        NO_CLAIMS.forEach(claims -> tokens.add(TestToken.signed(TestToken.HS256, claims)));
        tokens.add("bnVsbA.e30.AA");
        tokens.add("bnVsbA.e30.");
        tokens.add("bnVsbA.e30.AA.AA.AA");

        try (LogLines log = LogLines.captured()) {
            for (String token : tokens) {
                for (String route : List.of("/sample/whoami", "/sample/page")) {
                    WebAnswer answer = door.ask(WebRequest.get(route).bearer(token));

                    assertThat(answer.status()).as(route + " " + token).isEqualTo(401);
                    assertThat(answer.body()).contains("\"code\":\"invalid_token\"");
                }
                assertThat(door.ask(WebRequest.get("/sample/guest").bearer(token)).body())
                        .as(token)
                        .isEqualTo("{\"name\":\"a guest\"}");
            }
            assertThat(log.with("\"level\":\"ERROR\"")).isEmpty();
        }
    }

    /** Some parameters are nothing that anybody must understand. */
    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "B2",
            sentence =
                    "JSON in a token that nobody expects, such as `null`, a role of null or "
                            + "a time out of range: 401 on every route.")
    void isNoFaultOfOursWhereTheSecretHasSignedIt(Door door) {
        for (String header : NO_HEADERS) {
            WebRequest request = WebRequest.get("/sample/whoami");

            assertThat(door.ask(request.bearer(TestToken.signed(header, VALID))).status())
                    .as(header)
                    .isIn(200, 401);
        }
    }

    private static String claims(String more) {
        return VALID.replace("}", "," + more + "}");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
