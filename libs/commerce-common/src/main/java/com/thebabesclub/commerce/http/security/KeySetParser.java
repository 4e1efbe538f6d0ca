package com.thebabesclub.commerce.http.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;

import java.text.ParseException;
import java.util.List;
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
        List<Object> keys = JSONObjectUtils.getJSONArray(JSONObjectUtils.parse(text), "keys");
        if (keys == null) {
            throw new ParseException("there are no keys", 0);
        }
        return new JWKSet(keys.stream().flatMap(key -> key(key).stream()).toList());
    }

    @SuppressWarnings("unchecked") // A JSON object has strings for names.
    private static Optional<JWK> key(Object key) {
        try {
            return key instanceof Map<?, ?> members
                    ? Optional.of(JWK.parse((Map<String, Object>) members))
                    : Optional.empty();
        } catch (ParseException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
