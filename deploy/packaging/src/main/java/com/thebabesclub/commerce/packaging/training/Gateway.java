package com.thebabesclub.commerce.packaging.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Asks a function as API Gateway does. */
final class Gateway {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Door door;

    private Gateway(Door door) {
        this.door = door;
    }

    /** With payload 1. */
    static Gateway restApi(LocalFunction function) {
        return new Gateway(Door.restApi(Clock.systemUTC(), event -> invoke(function, event)));
    }

    /** With payload 2. */
    static Gateway httpApi(LocalFunction function) {
        return new Gateway(Door.httpApi(Clock.systemUTC(), event -> invoke(function, event)));
    }

    /** With either payload: a function serves both APIs. */
    static List<Gateway> both(LocalFunction function) {
        return List.of(restApi(function), httpApi(function));
    }

    /**
     * The answer's body, which must be one of success.
     *
     * @throws IllegalStateException where it is not
     */
    JsonNode ask(WebRequest request) {
        WebAnswer answer = door.ask(request);
        if (answer.status() >= 300) {
            throw wrong(request, answer);
        }
        return read(answer.body());
    }

    /**
     * Asks for what must be refused.
     *
     * @throws IllegalStateException where the answer has another status
     */
    void expect(int status, WebRequest request) {
        WebAnswer answer = door.ask(request);
        if (answer.status() != status) {
            throw wrong(request, answer);
        }
    }

    /**
     * What the function says to any event.
     *
     * @throws IllegalStateException where it does not answer
     */
    static String invoke(LocalFunction function, String event) {
        return new String(
                invoke(function, event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static byte[] invoke(LocalFunction function, byte[] event) {
        return switch (function.invoke(Event.of(event))) {
            case Outcome.Answered answered -> answered.body();
            case Outcome other -> throw new IllegalStateException(other.toString());
        };
    }

    private static IllegalStateException wrong(WebRequest request, WebAnswer answer) {
        return new IllegalStateException(
                "%s %s was answered %d %s"
                        .formatted(
                                request.method(),
                                request.target(),
                                answer.status(),
                                answer.body()));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json.isEmpty() ? "{}" : json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this is no JSON: " + json, e);
        }
    }
}
