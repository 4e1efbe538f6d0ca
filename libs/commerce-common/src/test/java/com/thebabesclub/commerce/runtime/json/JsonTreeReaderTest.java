package com.thebabesclub.commerce.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.JsonVariant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** The same trees as Jackson's own mapper reads at its strictest, and no for the same texts. */
class JsonTreeReaderTest {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final List<String> WORDS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"a\"",
                    "\"b\"",
                    "\"Zoë 💎 \\u00e9\\n\"",
                    "\"\"",
                    "0",
                    "-1",
                    "2147483648",
                    "9223372036854775808",
                    "1.5",
                    "1e3",
                    "-0.0",
                    "01",
                    "true",
                    "false",
                    "null",
                    "nul",
                    " ",
                    "\n",
                    "\"",
                    "\\",
                    "{\"a\":1}",
                    "[1,2]",
                    "{\"a\":1,\"a\":[2]}");

    @Test
    void theExamplesAreRead() throws IOException {
        for (String json :
                List.of(
                        "null",
                        "{\"a\": {\"b\": [1, 2.5, 1e400, true, null, \"x\"]}, \"b\": 2}",
                        "123456789012345678901234567890")) {
            assertThat(JsonTreeReader.read(json)).as(json).isEqualTo(MAPPER.readTree(json));
        }
    }

    @Test
    void anyTextIsReadAsTheMapperReadsIt() {
        Random random = new Random(20_261_121);
        int read = 0;
        for (int i = 0; i < 40_000; i++) {
            StringBuilder json = new StringBuilder();
            for (int words = random.nextInt(9); words >= 0; words--) {
                json.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
            String ours = told(() -> JsonTreeReader.read(bytes).toString());
            assertThat(ours).as(json.toString()).isEqualTo(told(() -> tree(bytes)));
            if (!ours.equals("no")) {
                read++;
            }
        }
        assertThat(read).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @Case(
            id = "B33",
            sentence =
                    "A body is one JSON document in UTF-8 with nothing after it; a list is no text and no "
                            + "number, and no field is there twice, at every door.")
    @MethodSource("variants")
    void oneDocumentInUtf8IsReadAndNothingElse(JsonVariant variant) {
        byte[] bytes = variant.body().getBytes(variant.charset());

        assertThat(!told(() -> JsonTreeReader.read(bytes).toString()).equals("no"))
                .isEqualTo(variant.isRead() || variant.name().startsWith("a list for"));
    }

    static List<JsonVariant> variants() {
        return JsonVariant.of("{\"a\": {\"b\": [1, \"x\"]}, \"c\": 2}", "2");
    }

    @Test
    void nothingIsNoDocument() {
        for (String nothing : List.of("", "  ", "\n")) {
            assertThat(told(() -> JsonTreeReader.read(nothing).toString())).isEqualTo("no");
        }
    }

    @Test
    void whatIsTooDeepIsRefused() {
        assertThat(told(() -> JsonTreeReader.read("[".repeat(5_000)).toString())).isEqualTo("no");
    }

    private static String tree(byte[] bytes) throws IOException {
        JsonNode tree = MAPPER.readTree(bytes);
        return tree.isMissingNode() ? "no" : tree.toString();
    }

    private interface Reading {
        String text() throws IOException;
    }

    private static String told(Reading reading) {
        try {
            return reading.text();
        } catch (IOException e) {
            return "no";
        }
    }
}
