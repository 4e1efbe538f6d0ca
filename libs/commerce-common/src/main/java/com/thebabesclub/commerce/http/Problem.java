package com.thebabesclub.commerce.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong, as the caller may know it (RFC 9457).
 *
 * @param code stable, in lower case with underscores: what programs decide on
 * @param detail a sentence that a person can act on; it never repeats what the caller sent
 * @param violations the parts of the request that are wrong, if it was that
 * @param headers of the answer, {@code Retry-After} for one
 * @param members further members of the body, such as the new quote of a changed price
 */
public record Problem(
        HttpStatus status,
        String code,
        String detail,
        List<Violation> violations,
        Map<String, String> headers,
        Map<String, Object> members) {

    /** A wrong part of the request: {@code items[0].quantity}. */
    @Serdeable
    public record Violation(String path, String message) {}

    public Problem {
        violations = List.copyOf(violations);
        headers = Map.copyOf(headers);
        members = Map.copyOf(members);
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of(), Map.of());
    }

    public static Problem badRequest(String code, String detail) {
        return of(HttpStatus.BAD_REQUEST, code, detail);
    }

    /** A part of the request that the caller has to change. */
    public static Problem invalid(String path, String message) {
        return invalid(List.of(new Violation(path, message)));
    }

    static Problem invalid(List<Violation> violations) {
        return badRequest(
                        "invalid_request",
                        "The request is not valid; errors says which parts to change.")
                .withViolations(violations);
    }

    public static Problem notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, "not_found", detail);
    }

    public static Problem conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    public Problem withViolations(List<Violation> all) {
        return new Problem(status, code, detail, all, headers, members);
    }

    public Problem with(String member, Object value) {
        return new Problem(
                status, code, detail, violations, headers, joined(members, member, value));
    }

    public Problem withHeader(String name, String value) {
        return new Problem(status, code, detail, violations, joined(headers, name, value), members);
    }

    /** Rounds up to whole seconds, since a caller that comes too early is refused again. */
    public Problem retryAfter(Duration wait) {
        return withHeader(
                "Retry-After", Long.toString(Math.ceilDiv(Math.max(1, wait.toMillis()), 1000)));
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    private static <T> Map<String, T> joined(Map<String, T> map, String name, T value) {
        Map<String, T> joined = new LinkedHashMap<>(map);
        joined.put(name, value);
        return joined;
    }
}
