package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.jwk.JWKSet;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/** A provider's answer is a set of keys, of which some can be read, or it is none. */
class KeySetFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void aTextIsASetOrNone(byte[] bytes) {
        try {
            JWKSet keys = KeySetParser.parse(new String(bytes, StandardCharsets.UTF_8));

            assertThat(keys.getKeys()).doesNotContainNull();
        } catch (ParseException noSet) {
            assertThat(noSet).isNotNull();
        }
    }
}
