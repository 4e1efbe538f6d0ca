package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class TokensTest {

    private static final long NOON = TestClock.NOON.getEpochSecond();
    private static final String IN_FORCE = "\"exp\":" + (NOON + 3600);

    private final TestClock clock = TestClock.atNoon();
    private TokenDoor tokens;

    @BeforeEach
    void open() {
        tokens = tokens(Map.of());
    }

    @AfterEach
    void close() {
        tokens.close();
    }

    @Test
    void aTokenOfOursNamesItsCaller() {
        String claims =
                "\"sub\":\"user_1\",\"email\":\"ann@example.com\",\"email_verified\":true,\"roles\":[\"ADMIN\"]";

        assertThat(verify(TestToken.with(claims, TestClock.NOON)))
                .contains(
                        new Caller(
                                "user_1", Optional.of("ann@example.com"), true, Set.of("ADMIN")));
        assertThat(verify(TestToken.of("auth0|5f7c-8_a.b:c", TestClock.NOON))).isPresent();
    }

    @Test
    @Case(
            id = "A15",
            sentence = "A token of alg none, of a confused algorithm, with jku, kid, crit or zip.")
    void theAlgorithmIsOursWhateverTheHeaderSays() {
        String claims = "{\"sub\":\"user_1\"," + IN_FORCE + "}";
        String good = TestToken.signed(TestToken.HS256, claims);
        List<String> headers =
                List.of(
                        "{\"alg\":\"none\"}",
                        "{\"alg\":\"None\"}",
                        "{\"alg\":\"RS256\"}",
                        "{\"alg\":\"HS384\"}",
                        "{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}",
                        "{\"alg\":\"hs256\"}",
                        "{}");

        assertThat(verify(good)).isPresent();
        for (String header : headers) {
            assertThat(verify(TestToken.signed(header, claims))).as(header).isEmpty();
        }
        assertThat(
                        verify(
                                TestToken.signed(
                                        "{\"alg\":\"HS512\"}",
                                        claims,
                                        "HmacSHA512",
                                        TestToken.SECRET)))
                .isEmpty();
        assertThat(verify(good.substring(0, good.lastIndexOf('.') + 1))).isEmpty();
        // A key that comes along is not used, so that these verify by ours alone.
        assertThat(
                        verify(
                                TestToken.signed(
                                        "{\"alg\":\"HS256\",\"kid\":\"../../dev/null\",\"jku\":\"https://evil.example\"}",
                                        claims,
                                        "HmacSHA256",
                                        "another secret that is long enough, too")))
                .isEmpty();
    }

    @Test
    @Case(
            id = "A15",
            sentence = "A token of alg none, of a confused algorithm, with jku, kid, crit or zip.")
    void aSecretThatIsLongEnoughForOtherAlgorithmsIsNotUsedWithThem() {
        String secret = TestToken.SECRET.repeat(2);
        String claims = "{\"sub\":\"user_1\"," + IN_FORCE + "}";
        try (TokenDoor longer = tokens(Map.of("JWT_SECRET", secret))) {
            assertThat(
                            longer.verify(
                                    TestToken.signed(
                                            TestToken.HS256, claims, "HmacSHA256", secret)))
                    .isPresent();
            for (String bits : List.of("384", "512")) {
                String header = "{\"alg\":\"HS" + bits + "\"}";
                String token = TestToken.signed(header, claims, "HmacSHA" + bits, secret);
                assertThat(longer.verify(token)).as(header).isEmpty();
            }
        }
    }

    @Test
    @Case(
            id = "A16",
            sentence =
                    "A token with wrong audience, issuer or times, without a subject, or of 100 KB.")
    void aTokenThatDoesNotHoldNowIsRefused() {
        List<String> refused =
                List.of(
                        "\"sub\":\"u\"",
                        "\"sub\":\"u\",\"exp\":" + (NOON - 61),
                        "\"sub\":\"u\",\"exp\":" + (NOON + 400L * 86_400),
                        "\"sub\":\"u\",\"exp\":\"never\"",
                        "\"sub\":\"u\",\"nbf\":" + (NOON + 61) + "," + IN_FORCE,
                        "\"sub\":\"u\",\"iat\":" + (NOON + 61) + "," + IN_FORCE,
                        IN_FORCE,
                        "\"sub\":\"\"," + IN_FORCE,
                        "\"sub\":\"u#ORDER\"," + IN_FORCE,
                        "\"sub\":\"u\\u0000\"," + IN_FORCE,
                        "\"sub\":\"" + "u".repeat(129) + "\"," + IN_FORCE,
                        "\"sub\":\"u\",\"roles\":1," + IN_FORCE);
        for (String claims : refused) {
            assertThat(verify(TestToken.signed(TestToken.HS256, "{" + claims + "}")))
                    .as(claims)
                    .isEmpty();
        }
        String exp = "{\"sub\":\"u\",\"exp\":" + (NOON - 59) + ",\"nbf\":" + (NOON + 59) + "}";
        assertThat(verify(TestToken.signed(TestToken.HS256, exp))).isPresent();
    }

    @Test
    void oversizedOrMangledTextIsRefusedBeforeItIsParsed() {
        for (String text :
                List.of("", ".", "..", "a.b.c", "x".repeat(100_000), "e30.e30.", "é.é.é")) {
            assertThat(verify(text)).isEmpty();
        }
        String padded = "\"sub\":\"u\",\"pad\":\"" + "x".repeat(PresentedToken.LONGEST) + "\"";
        assertThat(verify(TestToken.with(padded, TestClock.NOON))).isEmpty();
    }

    @Test
    @Case(id = "A4", sentence = "An e-mail taken as identity.")
    void aSubjectThatIsAnEmailNeedsTheProofOfIt() {
        String subject = "\"sub\":\"ann@example.com\"";
        List<String> unproven =
                List.of(
                        "",
                        ",\"email\":\"ann@example.com\"",
                        ",\"email\":\"ann@example.com\",\"email_verified\":false",
                        ",\"email\":\"ann@example.com\",\"email_verified\":\"true\"",
                        ",\"email\":\"bob@example.com\",\"email_verified\":true",
                        ",\"email_verified\":true");
        for (String claims : unproven) {
            assertThat(verify(TestToken.with(subject + claims, TestClock.NOON)))
                    .as(claims)
                    .isEmpty();
        }
        assertThat(
                        verify(
                                TestToken.with(
                                        subject
                                                + ",\"email\":\"ann@example.com\",\"email_verified\":true",
                                        TestClock.NOON)))
                .isPresent();
    }

    @Test
    void issuerAndAudienceCountWhereTheyAreConfigured() {
        Map<String, String> ours =
                Map.of("JWT_ISSUER", "https://id.example", "JWT_AUDIENCE", "shop");
        String good = "\"sub\":\"u\",\"iss\":\"https://id.example\",\"aud\":[\"other\",\"shop\"]";

        try (TokenDoor strict = tokens(ours)) {
            assertThat(strict.verify(TestToken.with(good, TestClock.NOON))).isPresent();
            for (String claims :
                    List.of(
                            "\"sub\":\"u\"",
                            "\"sub\":\"u\",\"iss\":\"https://id.example\"",
                            "\"sub\":\"u\",\"iss\":\"https://id.example\",\"aud\":\"other\"",
                            "\"sub\":\"u\",\"iss\":\"https://evil.example\",\"aud\":\"shop\"")) {
                assertThat(strict.verify(TestToken.with(claims, TestClock.NOON)))
                        .as(claims)
                        .isEmpty();
            }
        }
    }

    @Test
    @Case(id = "A17", sentence = "A secret that is too short: no start.")
    void aShortSecretStopsTheStart() {
        assertThatThrownBy(() -> tokens(Map.of("JWT_SECRET", "x".repeat(31))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("JWT_SECRET")
                .hasMessageContaining("32 bytes");
    }

    @Test
    @Case(id = "A45", sentence = "A secret that is rotated while the service runs.")
    void aRotatedSecretIsReadAgainWithoutARestart() {
        AtomicReference<String> parameter =
                new AtomicReference<>("the secret before, which is long enough");
        SecretSource source = name -> Mono.fromSupplier(() -> Secret.of(parameter.get()));
        Map<String, String> variables = Map.of("JWT_SECRET_PARAMETER", "/shop/jwt");
        try (TokenDoor rotating = TokenDoor.open(clock, variables, source)) {
            clock.advance(Duration.ofMinutes(6));
            parameter.set(TestToken.SECRET);

            assertThat(rotating.verify(TestToken.of("u", TestClock.NOON))).isPresent();
        }
    }

    @Test
    @Case(id = "A45", sentence = "A secret that is rotated while the service runs.")
    void aSecretThatCannotBeReadAgainIsOurOutageAndAskedForOnceInFiveMinutes() {
        AtomicInteger readings = new AtomicInteger();
        SecretSource source =
                name ->
                        readings.getAndIncrement() == 0
                                ? Mono.just(Secret.of(TestToken.SECRET))
                                : Mono.error(new IllegalStateException("no answer"));
        String forged =
                TestToken.signed(
                        TestToken.HS256,
                        "{\"sub\":\"u\"," + IN_FORCE + "}",
                        "HmacSHA256",
                        "another secret that is long enough, too");
        Map<String, String> variables = Map.of("JWT_SECRET_PARAMETER", "/shop/jwt");
        try (TokenDoor door = TokenDoor.open(clock, variables, source)) {
            clock.advance(Duration.ofMinutes(6));

            assertThat(door.status(forged)).isEqualTo(503);
            assertThat(door.status(forged)).isEqualTo(401);
            assertThat(door.verify(TestToken.of("u", TestClock.NOON))).isPresent();
            assertThat(readings).hasValue(2);
        }
    }

    private Optional<Caller> verify(String token) {
        return tokens.verify(token);
    }

    private TokenDoor tokens(Map<String, String> more) {
        Map<String, String> variables =
                new java.util.HashMap<>(Map.of("JWT_SECRET", TestToken.SECRET));
        variables.putAll(more);
        return TokenDoor.open(clock, variables);
    }
}
