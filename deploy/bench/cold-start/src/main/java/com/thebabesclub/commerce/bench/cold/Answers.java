package com.thebabesclub.commerce.bench.cold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.time.Instant;

/** Holds every function to the same bytes. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PythonPeer python;

    Answers(PythonPeer python) {
        this.python = python;
    }

    /** A quote depends on the second in which it was issued, and on nothing else here. */
    void requireQuote(String who, String answer) throws IOException, InterruptedException {
        String body = body(who, answer);
        Instant issued = Instant.parse(JSON.readTree(body).path("issuedAt").asText());
        require(who, python.quoteAt(issued.getEpochSecond()), body);
    }

    void requireReceived(String who, String answer) throws IOException {
        require(who, "{\"received\":true}", body(who, answer));
    }

    private static String body(String who, String answer) throws IOException {
        JsonNode response = JSON.readTree(answer);
        if (response.path("statusCode").asInt() != 200) {
            throw new IOException(who + " answered " + answer);
        }
        return response.path("body").asText();
    }

    private static void require(String who, String expected, String found) throws IOException {
        if (!expected.equals(found)) {
            throw new IOException(who + " answered\n" + found + "\nand not\n" + expected);
        }
    }
}
