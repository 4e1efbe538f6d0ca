package com.thebabesclub.commerce.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers as Lambda does to an invocation of the type Event; it asks for no signature. */
final class LambdaApi {

    private static final Pattern INVOCATION =
            Pattern.compile(Pattern.quote(Functions.PREFIX) + "([A-Za-z0-9_-]{1,64})/invocations");

    /** The SDK sends it, and a page in a browser cannot without asking first. */
    private static final String TYPE = "X-Amz-Invocation-Type";

    private static final int MOST_BYTES = 256 * 1024;

    private final Functions functions;

    LambdaApi(Functions functions) {
        this.functions = functions;
    }

    Answer answer(HttpExchange exchange) throws IOException {
        Matcher invocation = INVOCATION.matcher(exchange.getRequestURI().getPath());
        String type = exchange.getRequestHeaders().getFirst(TYPE);
        if (!exchange.getRequestMethod().equals("POST")
                || !invocation.matches()
                || !"Event".equals(type)) {
            return refusal(400, "InvalidRequestContentException", "Only events are served here.");
        }
        byte[] payload = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (payload.length > MOST_BYTES) {
            return refusal(413, "RequestTooLargeException", "The payload is too large.");
        }
        return functions.start(invocation.group(1), new String(payload, UTF_8))
                ? Answer.json(202, "")
                : refusal(404, "ResourceNotFoundException", "There is no such function.");
    }

    private static Answer refusal(int status, String type, String message) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "x-amzn-ErrorType", List.of(type)),
                "{\"Message\":\"%s\"}".formatted(message).getBytes(UTF_8));
    }
}
