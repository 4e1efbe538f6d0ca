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

    /** A page that loads nothing from elsewhere. */
    public static Answer html(int status, String page) {
        Map<String, String> headers =
                Map.of(
                        "Content-Type",
                        "text/html; charset=utf-8",
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
                        "Cache-Control",
                        "no-store");
        return new Answer(status, page.getBytes(UTF_8), headers, Manner.WHOLE);
    }

    /** Sends a browser on after it posted. */
    public static Answer redirect(String location) {
        return new Answer(303, new byte[0], Map.of("Location", location), Manner.WHOLE);
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
