package com.thebabesclub.commerce.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a {@link DirectRoute} came to. */
record DirectAnswer(int status, Map<String, String> headers, String body) {

    private static final String CONTENT_TYPE = "Content-Type";

    static DirectAnswer ok(String json) {
        return new DirectAnswer(
                HttpStatus.OK.getCode(), Map.of(CONTENT_TYPE, MediaType.APPLICATION_JSON), json);
    }

    static DirectAnswer empty(Map<String, String> headers) {
        return new DirectAnswer(HttpStatus.NO_CONTENT.getCode(), headers, "");
    }

    static DirectAnswer of(Problem problem, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>(problem.headers());
        headers.put(CONTENT_TYPE, MediaType.APPLICATION_JSON_PROBLEM);
        return new DirectAnswer(
                problem.status().getCode(),
                headers,
                ProblemJson.of(ProblemReply.of(problem, requestId)));
    }

    DirectAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new DirectAnswer(status, all, body);
    }
}
