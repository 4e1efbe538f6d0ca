package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/** A key that cannot be read is passed over (RFC 7517, section 5): the one beside it counts. */
class UnreadableKeysTest {

    private static final String CLAIMS =
            "{\"sub\":\"ann\",\"exp\":" + (TestClock.NOON.getEpochSecond() + 86_400) + "}";

    private static RSAKey good;

    @BeforeAll
    static void keys() throws Exception {
        good = IdentityProvider.rsa("k1");
    }

    static Stream<String> unreadable() {
        return """
        null
        7
        "key"
        [null]
        {}
        {"kty":null,"kid":"k1"}
        {"kty":7,"kid":"k1"}
        {"kty":"new","kid":"k1"}
        {"kty":"RSA","kid":"k1"}
        {"kty":"RSA","kid":"k1","n":null,"e":null}
        {"kty":"RSA","kid":"k1","n":"","e":""}
        {"kty":"RSA","kid":"k1","n":"!","e":"!"}
        {"kty":"RSA","kid":["k1"],"n":"AQAB","e":"AQAB"}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","use":7}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","use":""}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","key_ops":[null]}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","key_ops":"verify"}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","use":"sig","key_ops":["encrypt"]}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","x5c":[1]}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","x5c":[]}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","x5c":["AAAA"]}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","x5u":"http://[x"}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","exp":"never"}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","revoked":7}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","oth":[null]}
        {"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB","d":"AQ","p":"AQ"}
        {"kty":"EC","kid":"k1","crv":"P-256","x":"AQ","y":"AQ"}
        {"kty":"EC","kid":"k1","crv":null,"x":"AQ","y":"AQ"}
        {"kty":"EC","kid":"k1","crv":"P-0","x":"AQ","y":"AQ"}
        {"kty":"OKP","kid":"k1","crv":"Ed25519"}
        {"kty":"oct","kid":"k1"}
        {"kty":"AKP","kid":"k1","alg":"ML-DSA-65","pub":"AQ"}
        """
                .lines();
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    @Case(id = "B3", sentence = "A key that cannot be read, beside one that can: passed over.")
    void locksNobodyOut(String odd) throws Exception {
        String published = good.toPublicJWK().toJSONString();
        for (String keys : new String[] {odd + "," + published, published + "," + odd}) {
            assertThat(isSignedIn("{\"keys\":[" + keys + "]}")).as(keys).isTrue();
        }
    }

    private static boolean isSignedIn(String set) throws Exception {
        try (IdentityProvider provider = answering(set);
                TokenDoor tokens =
                        TokenDoor.open(
                                TestClock.atNoon(), Map.of("JWT_JWKS_URL", provider.address()))) {
            String token = IdentityProvider.token(JWSAlgorithm.RS256, good, "k1", CLAIMS);
            return tokens.status(token) == 200;
        }
    }

    private static IdentityProvider answering(String set) throws IOException {
        IdentityProvider provider = new IdentityProvider();
        provider.answers(exchange -> IdentityProvider.send(exchange, 200, set));
        return provider;
    }
}
