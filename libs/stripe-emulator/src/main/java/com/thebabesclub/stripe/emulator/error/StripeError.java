package com.thebabesclub.stripe.emulator.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** An answer other than 2xx, in the words of Stripe's reference. */
public final class StripeError extends RuntimeException {

    private static final String REQUEST = "invalid_request_error";

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String param;
    private final boolean validation;

    private StripeError(
            int status,
            String type,
            @Nullable String code,
            @Nullable String param,
            String message,
            boolean validation) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.validation = validation;
    }

    /** The parameters do not pass validation; no idempotency key keeps such an answer. */
    public static StripeError invalid(String message) {
        return new StripeError(400, REQUEST, null, null, message, true);
    }

    /** As {@link #invalid(String)}, naming the parameter. */
    public static StripeError invalid(String param, String message) {
        return new StripeError(400, REQUEST, null, param, message, true);
    }

    /** As {@link #invalid(String)}, naming the parameter and a code. */
    public static StripeError invalid(String param, String code, String message) {
        return new StripeError(400, REQUEST, code, param, message, true);
    }

    /** A refusal of any sort, as a test wants it. */
    public static StripeError refusal(
            int status, @Nullable String code, @Nullable String param, String message) {
        return new StripeError(status, REQUEST, code, param, message, true);
    }

    /** Parameters that the route does not know. */
    public static StripeError unknownParameter(String... names) {
        String message =
                names.length == 1
                        ? "Received unknown parameter: " + names[0]
                        : "Received unknown parameters: " + String.join(", ", names);
        return invalid(names[0], "parameter_unknown", message);
    }

    /** A parameter that the route requires. */
    public static StripeError missingParameter(String name) {
        return invalid(name, "parameter_missing", "Missing required param: " + name + ".");
    }

    /** The object of the URL is not there. */
    public static StripeError notFound(String noun, String id, String param) {
        return new StripeError(404, REQUEST, "resource_missing", param, noSuch(noun, id), false);
    }

    /** An object that a parameter names is not there. */
    public static StripeError noSuch(String noun, String id, String param) {
        return new StripeError(400, REQUEST, "resource_missing", param, noSuch(noun, id), false);
    }

    /** The object's state does not allow the request. */
    public static StripeError conflict(
            @Nullable String code, @Nullable String param, String message) {
        return new StripeError(400, REQUEST, code, param, message, false);
    }

    /** No such route. */
    public static StripeError unknownRoute(String method, String path) {
        return new StripeError(
                404,
                REQUEST,
                null,
                null,
                "Unrecognized request URL (%s: %s). Please see https://stripe.com/docs or we can help"
                                .formatted(method, path)
                        + " at https://support.stripe.com/.",
                true);
    }

    /** No key, or one that the account does not have. */
    public static StripeError unauthorized(String message) {
        return new StripeError(401, REQUEST, null, null, message, true);
    }

    /** A key that may not do this. */
    public static StripeError forbidden(String message) {
        return new StripeError(403, REQUEST, null, null, message, true);
    }

    /** Too many requests, or a lock that could not be had. */
    public static StripeError tooManyRequests(String code, String message) {
        return new StripeError(429, REQUEST, code, null, message, true);
    }

    /** An idempotency key used otherwise than before. */
    public static StripeError idempotency(int status, @Nullable String code, String message) {
        return new StripeError(status, "idempotency_error", code, null, message, true);
    }

    /** Nothing is wrong with the request, and yet it cannot be done. */
    public static StripeError failed(String message) {
        return new StripeError(402, REQUEST, null, null, message, false);
    }

    /** Something broke in Stripe. */
    public static StripeError server(int status, String message) {
        return new StripeError(status, "api_error", null, null, message, false);
    }

    private static String noSuch(String noun, String id) {
        return "No such %s: '%s'".formatted(noun, id);
    }

    public int status() {
        return status;
    }

    /** True if the request did not get as far as running: no idempotency key keeps its answer. */
    public boolean validation() {
        return validation;
    }

    /** The body, for the request with this id. */
    public ObjectNode body(String requestId) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        error.put("message", getMessage());
        if (param != null) {
            error.put("param", param);
        }
        if (List.of(400, 402, 404, 409).contains(status)) {
            error.put("request_log_url", "https://dashboard.stripe.com/test/logs/" + requestId);
        }
        error.put("type", type);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return body;
    }
}
