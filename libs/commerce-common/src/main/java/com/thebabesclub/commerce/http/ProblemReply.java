package com.thebabesclub.commerce.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;
import java.util.Map;

/** A {@link Problem} on the wire; {@code error} is what clients of the first API read. */
@Serdeable
public record ProblemReply(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<Problem.Violation> errors,
        String requestId,
        String error,
        @JsonAnyGetter Map<String, Object> members) {

    private static final String TYPES = "https://thebabesclub.com/problems/";

    public static ProblemReply of(Problem problem, String requestId) {
        return new ProblemReply(
                TYPES + problem.code().replace('_', '-'),
                title(problem.code()),
                problem.status().getCode(),
                problem.detail(),
                problem.code(),
                problem.violations(),
                requestId,
                problem.detail(),
                problem.members());
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' ');
    }
}
