package com.thebabesclub.commerce.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;

/** Bytes are one document that reads the same when it is written again, or they are none. */
class JsonDocumentFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void bytesAreOneDocumentOrNone(byte[] bytes) throws IOException {
        JsonNode read;
        try {
            read = JsonTreeReader.read(bytes);
        } catch (IOException none) {
            return;
        }
        StrictJsonReader.require(bytes);

        assertThat(JsonTreeReader.read(read.toString())).hasToString(read.toString());
    }
}
