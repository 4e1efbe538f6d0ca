package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class PublicKeysTest {

    private static final String CLAIMS =
            """
            {"sub":"ann","iss":"https://id.example","aud":"shop","exp":%s}"""
                    .formatted(TestClock.NOON.getEpochSecond() + 86_400);

    private static RSAKey rsa;
    private static RSAKey other;
    private static ECKey ec;

    private final TestClock clock = TestClock.atNoon();
    private IdentityProvider provider;
    private TokenDoor tokens;

    @BeforeAll
    static void keys() throws Exception {
        rsa = IdentityProvider.rsa("k1");
        other = IdentityProvider.rsa("k2");
        ec = IdentityProvider.ec("e1");
    }

    @BeforeEach
    void start() throws IOException {
        provider = new IdentityProvider();
        provider.publishes(rsa, ec);
        tokens = tokens(Map.of("JWT_JWKS_URL", provider.address()));
    }

    @AfterEach
    void stop() {
        tokens.close();
        provider.close();
    }

    @Test
    void aTokenOfTheProviderNamesItsCallerAndTheKeysAreReadOnce() throws Exception {
        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).map(Caller::subject).contains("ann");
        assertThat(verify(token(JWSAlgorithm.ES256, ec))).map(Caller::subject).contains("ann");
        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).isPresent();

        assertThat(provider.readings()).isEqualTo(1);
    }

    @Test
    @Case(
            id = "A15",
            sentence = "A token of alg none, of a confused algorithm, with jku, kid, crit or zip.")
    void theKeyDecidesOnTheAlgorithmAndTheTokenNever() throws Exception {
        String published = rsa.toPublicJWK().toJSONString();
        byte[] der = rsa.toRSAPublicKey().getEncoded();
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n";
        String hmac = "{\"alg\":\"HS256\",\"kid\":\"k1\"}";
        String good = token(JWSAlgorithm.RS256, rsa);
        String[] parts = good.split("\\.", -1);
        List<String> attacks =
                List.of(
                        // The public key as the secret, in the forms that libraries have taken.
                        TestToken.signed(hmac, CLAIMS, "HmacSHA256", pem),
                        TestToken.signed(hmac, CLAIMS, "HmacSHA256", pem.strip()),
                        TestToken.signed(hmac, CLAIMS, "HmacSHA256", published),
                        TestToken.signed(
                                hmac,
                                CLAIMS,
                                "HmacSHA256",
                                new String(der, StandardCharsets.ISO_8859_1)),
                        TestToken.signed(TestToken.HS256, CLAIMS),
                        encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                        encoded("{\"alg\":\"none\",\"kid\":\"k1\"}") + "." + parts[1] + ".",
                        encoded("{\"alg\":\"RS512\",\"kid\":\"k1\"}")
                                + "."
                                + parts[1]
                                + "."
                                + parts[2],
                        encoded("{\"alg\":\"ES256\",\"kid\":\"k1\"}")
                                + "."
                                + parts[1]
                                + "."
                                + parts[2],
                        IdentityProvider.token(JWSAlgorithm.RS512, rsa, "k1", CLAIMS),
                        IdentityProvider.token(JWSAlgorithm.PS256, rsa, "k1", CLAIMS),
                        // Their own key under our id, and our key under the id of the other kind.
                        IdentityProvider.token(JWSAlgorithm.RS256, other, "k1", CLAIMS),
                        IdentityProvider.token(JWSAlgorithm.RS256, rsa, "e1", CLAIMS),
                        // A signature of zeros, which a broken verifier of ES256 takes for any
                        // text.
                        encoded("{\"alg\":\"ES256\",\"kid\":\"e1\"}")
                                + "."
                                + parts[1]
                                + "."
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(new byte[64]),
                        parts[0] + "." + encoded(CLAIMS.replace("ann", "bob")) + "." + parts[2],
                        parts[0] + "." + parts[1] + ".");

        assertThat(verify(good)).isPresent();
        for (String attack : attacks) {
            assertThat(verify(attack)).as(attack).isEmpty();
        }
    }

    @Test
    @Case(
            id = "A15",
            sentence = "A token of alg none, of a confused algorithm, with jku, kid, crit or zip.")
    void aKeyThatComesAlongOrIsNamedByAddressIsNotUsed() throws Exception {
        String header =
                "{\"alg\":\"RS256\",\"kid\":\"k1\",\"jku\":\"%s\",\"jwk\":%s}"
                        .formatted(provider.address(), other.toPublicJWK().toJSONString());
        String[] signed =
                IdentityProvider.token(JWSAlgorithm.RS256, other, "k1", CLAIMS).split("\\.", -1);

        assertThat(verify(encoded(header) + "." + signed[1] + "." + signed[2])).isEmpty();
        assertThat(verify(IdentityProvider.token(JWSAlgorithm.RS256, rsa, null, CLAIMS)))
                .as("no id")
                .isEmpty();
    }

    @Test
    void keysThatAreNotForSigningOrTooShortAreNotUsed() throws Exception {
        RSAKey small = new RSAKeyGenerator(1024, true).keyID("small").generate();
        RSAKey sealing = new RSAKey.Builder(rsa).keyID("enc").keyUse(KeyUse.ENCRYPTION).build();
        RSAKey stronger =
                new RSAKey.Builder(rsa).keyID("rs512").algorithm(JWSAlgorithm.RS512).build();
        String secret =
                "{\"kty\":\"oct\",\"kid\":\"oct\",\"k\":\"" + encoded(TestToken.SECRET) + "\"}";
        String set =
                "{\"keys\":[%s,%s,%s,%s,{\"kty\":\"new\",\"kid\":\"new\"}]}"
                        .formatted(
                                small.toPublicJWK().toJSONString(),
                                sealing.toPublicJWK().toJSONString(),
                                stronger.toPublicJWK().toJSONString(),
                                secret);
        provider.answers(exchange -> IdentityProvider.send(exchange, 200, set));

        assertThat(verify(TestToken.signed("{\"alg\":\"HS256\",\"kid\":\"oct\"}", CLAIMS)))
                .isEmpty();
        for (JWK key : List.of(small, sealing, stronger)) {
            assertThat(verify(weak(key))).as(key.getKeyID()).isEmpty();
        }
        assertThat(provider.readings()).isEqualTo(1);
    }

    @Test
    void aKeyThatCannotBeReadIsPassedOverAndTheOthersCount() throws Exception {
        String set =
                """
                {"keys":[
                  {"kid":"no-kind"},
                  {"kty":"RSA","kid":"no-numbers"},
                  {"kty":"RSA","kid":"k2","n":true,"e":"AQAB"},
                  {"kty":"EC","kid":"off-the-curve","crv":"P-256","x":"AQ","y":"AQ"},
                  {"kty":"EC","kid":"no-curve","crv":"P-0","x":"AQ","y":"AQ"},
                  {"kty":"RSA","kid":"use","n":"AQAB","e":"AQAB","use":"sig","key_ops":["none"],"x5c":[1]},
                  %s]}
                """
                        .formatted(rsa.toPublicJWK().toJSONString());
        provider.answers(exchange -> IdentityProvider.send(exchange, 200, set));

        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).isPresent();
        assertThat(verify(token(JWSAlgorithm.RS256, other))).isEmpty();
    }

    @Test
    @Case(id = "A18", sentence = "A key after its rotation window.")
    void aRotatedKeyIsFoundAndTheOneBeforeEndsWithItsSet() throws Exception {
        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).isPresent();
        provider.publishes(other, ec);
        clock.advance(ThrottledKeySetSource.BETWEEN_READINGS);

        assertThat(verify(token(JWSAlgorithm.RS256, other))).isPresent();
        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).isEmpty();
        assertThat(provider.readings()).isEqualTo(2);
    }

    @Test
    @Case(id = "A18", sentence = "A key after its rotation window.")
    void aKeyThatWasTakenBackIsBelievedAQuarterOfAnHourAtMost() throws Exception {
        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).isPresent();
        provider.publishes(ec);
        clock.advance(KeySetVerifier.FRESH.minusSeconds(1));
        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).isPresent();
        clock.advance(Duration.ofSeconds(1));

        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).isEmpty();
    }

    @Test
    void inventedKeyIdsCauseOneReadingInHalfAMinute() throws Exception {
        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).isPresent();
        clock.advance(ThrottledKeySetSource.BETWEEN_READINGS);
        for (int n = 0; n < 50; n++) {
            assertThat(verify(IdentityProvider.token(JWSAlgorithm.RS256, other, "x" + n, CLAIMS)))
                    .isEmpty();
        }

        assertThat(provider.readings()).isEqualTo(2);
        assertThat(verify(token(JWSAlgorithm.RS256, rsa))).isPresent();
    }

    @Test
    void aCrowdAtTheStartReadsTheKeysOnce() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        provider.hangs(open);
        String token = token(JWSAlgorithm.RS256, rsa);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all =
                    IntStream.range(0, 40)
                            .mapToObj(
                                    _ -> crowd.submit(() -> ask(tokens.doors().getFirst(), token)))
                            .toList();
            Await.until(() -> provider.readings() > 0);
            open.countDown();

            for (Future<Integer> one : all) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(200);
            }
        }
        assertThat(provider.readings()).isEqualTo(1);
    }

    @Test
    void aProviderThatIsDownIsOurOutageAndNotTheCustomersFault() throws Exception {
        String good = token(JWSAlgorithm.RS256, rsa);
        List<IdentityProvider.Answer> outages =
                List.of(
                        exchange -> IdentityProvider.send(exchange, 500, "{\"keys\":[]}"),
                        exchange -> IdentityProvider.send(exchange, 200, "<html>"),
                        exchange -> {
                            exchange.getResponseHeaders().add("Location", "/elsewhere");
                            IdentityProvider.send(exchange, 302, "");
                        },
                        exchange ->
                                IdentityProvider.send(
                                        exchange,
                                        200,
                                        " ".repeat(RemoteKeySetSource.MOST_BYTES + 1)));
        for (IdentityProvider.Answer outage : outages) {
            provider.answers(outage);
            clock.advance(ThrottledKeySetSource.BETWEEN_READINGS);
            assertThat(tokens.status(good)).isEqualTo(503);
        }
        assertThat(provider.readings()).isEqualTo(outages.size());
        provider.publishes(rsa);
        assertThat(tokens.status(good)).isEqualTo(503);
        clock.advance(ThrottledKeySetSource.BETWEEN_READINGS);
        assertThat(verify(good)).isPresent();
    }

    @Test
    void whileTheProviderIsDownItsCustomersStaySignedInForSomeHours() throws Exception {
        String good = token(JWSAlgorithm.RS256, rsa);
        assertThat(verify(good)).isPresent();
        provider.answers(exchange -> IdentityProvider.send(exchange, 503, ""));
        clock.advance(KeySetVerifier.USABLE.minusSeconds(1));
        assertThat(verify(good)).isPresent();
        clock.advance(Duration.ofSeconds(1));

        assertThat(tokens.status(good)).isEqualTo(503);
    }

    @Test
    void aProviderThatHangsIsWaitedForTwoSeconds() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        provider.hangs(open);
        String good = token(JWSAlgorithm.RS256, rsa);
        long begun = System.nanoTime();

        assertThat(tokens.status(good)).isEqualTo(503);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(
                        RemoteKeySetSource.LIMIT.minusMillis(100),
                        RemoteKeySetSource.LIMIT.multipliedBy(4));
        open.countDown();
    }

    @Test
    @Case(
            id = "A16",
            sentence =
                    "A token with wrong audience, issuer or times, without a subject, or of 100 KB.")
    void issuerAudienceAndTimesCountHereToo() throws Exception {
        Map<String, String> ours =
                Map.of(
                        "JWT_JWKS_URL",
                        provider.address(),
                        "JWT_ISSUER",
                        "https://id.example",
                        "JWT_AUDIENCE",
                        "shop");
        try (TokenDoor strict = tokens(ours)) {
            assertThat(strict.verify(token(JWSAlgorithm.RS256, rsa))).isPresent();
            for (String bent :
                    List.of(
                            CLAIMS.replace("id.example", "evil.example"),
                            CLAIMS.replace("\"shop\"", "\"shop2\""),
                            CLAIMS.replace("\"exp\"", "\"nbf\""))) {
                String token = IdentityProvider.token(JWSAlgorithm.RS256, rsa, "k1", bent);
                assertThat(strict.verify(token)).as(bent).isEmpty();
            }
            clock.advance(Duration.ofMinutes(24 * 60 + 1));
            assertThat(strict.verify(token(JWSAlgorithm.RS256, rsa))).isEmpty();
        }
    }

    @Test
    void contradictionsAndOpenRoadsStopTheStart() {
        String secret = "0123456789abcdef0123456789abcdef";
        assertThatThrownBy(
                        () ->
                                tokens(
                                        Map.of(
                                                "JWT_JWKS_URL",
                                                "https://id.example/keys",
                                                "JWT_SECRET",
                                                secret)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("JWT_JWKS_URL is set beside JWT_SECRET:");
        assertThatThrownBy(
                        () ->
                                tokens(
                                        Map.of(
                                                "JWT_JWKS_URL",
                                                "https://id.example/keys",
                                                "JWT_SECRET_PARAMETER",
                                                "/jwt")))
                .isInstanceOf(InvalidSettingException.class);
        assertThatThrownBy(() -> tokens(Map.of("JWT_JWKS_URL", "http://id.example/keys")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("https");
        assertThatThrownBy(() -> tokens(Map.of()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("JWT_SECRET is not set:")
                .hasMessageContaining("JWT_JWKS_URL");
    }

    @Test
    void atTheDoorsAnOutageOfTheProviderIs503AndABadToken401() throws Exception {
        Map<String, String> variables = Map.of("JWT_JWKS_URL", provider.address());
        String good = token(JWSAlgorithm.RS256, rsa);
        provider.answers(exchange -> IdentityProvider.send(exchange, 500, ""));
        try (TokenDoor service = tokens(variables)) {
            for (Door door : service.doors()) {
                assertThat(ask(door, good)).as(door.toString()).isEqualTo(503);
                assertThat(door.ask(WebRequest.get("/sample/guest").bearer(good)).body())
                        .as(door.toString())
                        .isEqualTo("{\"name\":\"a guest\"}");
            }
            assertThat(provider.readings()).isLessThanOrEqualTo(2);
        }
        provider.publishes(rsa);
        clock.advance(ThrottledKeySetSource.BETWEEN_READINGS);
        try (TokenDoor service = tokens(variables)) {
            for (Door door : service.doors()) {
                assertThat(ask(door, good)).as(door.toString()).isEqualTo(200);
                assertThat(ask(door, TestToken.signed(TestToken.HS256, CLAIMS))).isEqualTo(401);
                assertThat(ask(door, good + "x")).isEqualTo(401);
            }
        }
    }

    private static int ask(Door door, String token) {
        return door.ask(WebRequest.get("/sample/whoami").bearer(token)).status();
    }

    private Optional<Caller> verify(String token) {
        return tokens.verify(token);
    }

    private TokenDoor tokens(Map<String, String> variables) {
        return TokenDoor.open(clock, variables);
    }

    private static String token(JWSAlgorithm algorithm, JWK key) throws Exception {
        return IdentityProvider.token(algorithm, key, key.getKeyID(), CLAIMS);
    }

    /** Signed by a key that the library would refuse to sign with, where it would. */
    private static String weak(JWK key) throws Exception {
        RSAKey signing = (RSAKey) key;
        String content =
                encoded("{\"alg\":\"RS256\",\"kid\":\"" + key.getKeyID() + "\"}")
                        + "."
                        + encoded(CLAIMS);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(signing.toRSAPrivateKey());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
