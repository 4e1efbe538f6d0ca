package com.thebabesclub.stripe.emulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** A finished answer and the manner in which it goes out. */
@SuppressWarnings("ArrayRecordComponent") // written out as it is, never compared
public record Answer(int status, byte[] body, Map<String, String> headers, Manner manner) {

    /** How an answer goes out. */
    public enum Manner {
        WHOLE,
        /** Not at all: the connection is closed. */
        CUT,
        /** Half of the body, then the connection is closed. */
        TRUNCATED,
        /** A byte at a time. */
        TRICKLED
    }

    public static Answer json(int status, byte[] body) {
        return new Answer(status, body, Map.of("Content-Type", "application/json"), Manner.WHOLE);
    }

    public static Answer html(String page) {
        return new Answer(
                200, page.getBytes(UTF_8), Map.of("Content-Type", "text/html"), Manner.WHOLE);
    }

    /** No answer at all. */
    public static Answer cut() {
        return new Answer(0, new byte[0], Map.of(), Manner.CUT);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, Map.copyOf(more), manner);
    }

    Answer in(Manner other) {
        return new Answer(status, body, headers, other);
    }
}
