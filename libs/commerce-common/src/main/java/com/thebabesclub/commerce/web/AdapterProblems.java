package com.thebabesclub.commerce.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Problems that only show once the framework has answered. */
@Singleton
final class AdapterProblems {

    private final JsonMapper json;

    AdapterProblems(JsonMapper json) {
        this.json = json;
    }

    /** The body that stands for an answer which Lambda would not take. */
    String answerTooLarge(String requestId) {
        Problem problem = Problems.of(HttpStatus.INTERNAL_SERVER_ERROR);
        try {
            return json.writeValueAsString(ProblemReply.of(problem, requestId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
