package com.thebabesclub.lambda.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How an invocation ended. */
public sealed interface Outcome {

    /** With an answer of the function. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
    record Answered(byte[] body) implements Outcome {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * With an error that the runtime has reported; the process lives on.
     *
     * @param type of the header {@code Lambda-Runtime-Function-Error-Type}, or Lambda's own
     * @param report JSON with {@code errorMessage}, {@code errorType} and {@code stackTrace}
     */
    record Failed(String type, String report) implements Outcome {}

    /** Never begun: the function could not be initialised. The next invocation tries again. */
    record NotInitialised(String type, String report) implements Outcome {}

    /** Ended by Lambda; the next invocation gets a new process. */
    record TimedOut(Duration limit) implements Outcome {}

    /** The process ended by itself; the next invocation gets a new one. */
    record Exited(int exitCode) implements Outcome {}
}
