package com.thebabesclub.commerce.testing;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came back: the same from each door. Header names in any case. */
public record WebAnswer(int status, Map<String, String> headers, String body) {

    public WebAnswer {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
