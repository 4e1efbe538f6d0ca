package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import java.nio.charset.StandardCharsets;

/** A text is a token whose claims can be read, or none; it never fails. */
class SignedTokenFuzzTest {

    private final SignedTokenParser parser = new SignedTokenParser();

    @FuzzTest(maxDuration = "2m")
    void aTextIsATokenOrNone(byte[] bytes) {
        String token = new String(bytes, StandardCharsets.UTF_8);

        assertThat(parser.parseClaims(token).isPresent())
                .isEqualTo(parser.parse(token).isPresent());
    }
}
