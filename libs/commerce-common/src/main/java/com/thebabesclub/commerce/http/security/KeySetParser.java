package com.thebabesclub.commerce.http.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;

import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a set of keys. One that cannot be read is passed over (RFC 7517, section 5), where Nimbus'
 * own parser gives up all the others with it.
 */
final class KeySetParser {

    private KeySetParser() {}

    /** A {@link ParseException} where the text is no set of keys at all. */
    static JWKSet parse(String text) throws ParseException {
        Map<String, Object>[] keys =
                JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(text), "keys");
        if (keys == null) {
            throw new ParseException("there are no keys", 0);
        }
        return new JWKSet(Arrays.stream(keys).flatMap(key -> key(key).stream()).toList());
    }

    private static Optional<JWK> key(Map<String, Object> members) {
        try {
            return Optional.of(JWK.parse(members));
        } catch (ParseException | IllegalArgumentException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }
}
