package com.thebabesclub.commerce.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** The same trees as Jackson's own mapper reads, and no for the same texts. */
class JsonTreeReaderTest {

    private static final JsonMapper MAPPER = new JsonMapper();

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
                        "",
                        "  ",
                        "null",
                        "1 2",
                        "{\"a\": {\"b\": [1, 2.5, 1e400, true, null, \"x\"]}, \"a\": 2}",
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
        assertThat(read).isGreaterThan(5_000);
    }

    @Test
    void whatIsTooDeepIsRefused() {
        assertThat(told(() -> JsonTreeReader.read("[".repeat(5_000)).toString())).isEqualTo("no");
    }

    private static String tree(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes).toString();
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
