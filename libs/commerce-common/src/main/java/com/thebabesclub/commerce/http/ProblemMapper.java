package com.thebabesclub.commerce.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.codec.CodecException;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the caller is told of a failure. Only sentences of ours: messages of exceptions quote input
 * and internals.
 */
public final class ProblemMapper {

    private ProblemMapper() {}

    static Problem of(Throwable failure, HttpStatus stock) {
        return switch (failure) {
            case ProblemException ours -> ours.problem();
            case DependencyUnavailable _ -> unavailable();
            case ConstraintViolationException invalid -> invalid(invalid);
            case AuthorizationException refused -> refused(refused);
            case ConversionErrorException wrong -> unreadable(wrong);
            case CodecException wrong when isNoJson(wrong) -> noJson();
            case UnsatisfiedArgumentException missing -> missing(missing.getArgument());
            case UnsatisfiedRouteException missing -> missing(missing.getArgument());
            default -> of(stock);
        };
    }

    public static Problem of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                    Problem.badRequest("invalid_request", "The request cannot be read.");
            case UNAUTHORIZED -> unauthorized();
            case FORBIDDEN -> Problem.of(status, "forbidden", "This is not open to you.");
            case NOT_FOUND -> Problem.notFound("There is nothing here.");
            case METHOD_NOT_ALLOWED ->
                    Problem.of(status, "method_not_allowed", "This route has no such method.");
            case NOT_ACCEPTABLE ->
                    Problem.of(status, "not_acceptable", "This route answers JSON only.");
            case REQUEST_ENTITY_TOO_LARGE ->
                    Problem.of(status, "body_too_large", "The body is too large.");
            case REQUEST_URI_TOO_LONG ->
                    Problem.of(status, "address_too_long", "The address is too long.");
            case UNSUPPORTED_MEDIA_TYPE ->
                    Problem.of(
                            status, "unsupported_media_type", "This route takes application/json.");
            case SERVICE_UNAVAILABLE -> unavailable();
            default -> status.getCode() < 500 ? clientFault(status) : internal();
        };
    }

    static Problem unauthorized() {
        return Problem.of(
                        HttpStatus.UNAUTHORIZED, "unauthorized", "A valid bearer token is needed.")
                .withHeader("WWW-Authenticate", "Bearer");
    }

    private static Problem internal() {
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something went wrong on our side. Please try again; requestId helps us to find it.");
    }

    private static Problem unavailable() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "We are busy. Please try again in a moment.")
                .retryAfter(Duration.ofSeconds(2));
    }

    private static Problem clientFault(HttpStatus status) {
        return Problem.of(
                status, "request_refused", "The request was refused: " + status.getReason() + ".");
    }

    private static Problem refused(AuthorizationException refused) {
        return refused.isForbidden() ? of(HttpStatus.FORBIDDEN) : unauthorized();
    }

    private static Problem missing(Argument<?> argument) {
        return argument.isAnnotationPresent(Body.class)
                ? noJson()
                : Problem.invalid(argument.getName(), "is missing, not known or cannot be read");
    }

    private static Problem unreadable(ConversionErrorException wrong) {
        if (isNoJson(wrong)) {
            return noJson();
        }
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof SerdeException json) {
                return unreadable(json);
            }
        }
        return missing(wrong.getArgument());
    }

    /** Where the parser itself gave up, a path would only tell how far it had come. */
    private static boolean isNoJson(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(
                        cause ->
                                cause instanceof JsonParseException
                                        || cause instanceof StreamConstraintsException);
    }

    private static Problem unreadable(SerdeException json) {
        String path = JsonErrorPath.of(json);
        if (path.isEmpty()) {
            return noJson();
        }
        return Problem.invalid(
                path,
                json instanceof InvalidIntegerException
                        ? "must be a whole number"
                        : "is missing, not known or cannot be read");
    }

    private static Problem noJson() {
        return Problem.badRequest(
                "invalid_json", "The body is not the JSON that this route takes.");
    }

    private static Problem invalid(ConstraintViolationException invalid) {
        return Problem.invalid(
                invalid.getConstraintViolations().stream()
                        .map(
                                violation ->
                                        new Problem.Violation(
                                                path(violation), violation.getMessage()))
                        .sorted(
                                Comparator.comparing(Problem.Violation::path)
                                        .thenComparing(Problem.Violation::message))
                        .toList());
    }

    /** As the caller wrote it: without our method, and without the name that a body has in it. */
    private static String path(ConstraintViolation<?> violation) {
        String whole = violation.getPropertyPath().toString().replace("<list element>", "");
        Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
        if (!nodes.hasNext() || nodes.next().getKind() != ElementKind.METHOD || !nodes.hasNext()) {
            return whole;
        }
        int parameter = whole.indexOf('.') + 1;
        nodes.next();
        return whole.substring(nodes.hasNext() ? whole.indexOf('.', parameter) + 1 : parameter);
    }
}
