package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.regex.Matcher;

/** What is kept can be seen, and is what was sent. */
class HostileTextTest extends DashboardTest {

    private static final String LINE =
            "{\"userId\": \"dot\", \"contract\": \"c\", \"tokenId\": \"1\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "} {\"userId\": \"dot\", \"contract\": \"c\", \"tokenId\": \"2\"}",
                "}]",
                "} x",
                ", \"acquiredAt\": \"2026-02-30T12:00:00Z\"}",
                ", \"acquiredAt\": \"2026-13-01T12:00:00Z\"}",
                ", \"acquiredAt\": \"2026-11-26T24:00:00Z\"}",
                ", \"acquiredAt\": \"2026-06-30T23:59:60Z\"}",
                ", \"imageUrl\": \"https://ann:secret@example.com/1.png\"}",
                ", \"imageUrl\": \"https://ann@example.com\"}",
                ", \"imageUrl\": \"https:///1.png\"}",
                ", \"imageUrl\": \"https://example.com/\\u0000.png\"}",
                ", \"imageUrl\": \"https://example.com/\\ud800.png\"}",
                ", \"imageUrl\": \"https://example.com\\\\@evil.example\"}",
                ", \"name\": \"Babe\\u0000\"}",
                ", \"name\": \"Babe \\ud800\"}",
                ", \"name\": \"Babe \\u202e1#\"}",
                ", \"name\": [\"Babe\"]}",
                ", \"name\": 5}"
            })
    @Case(
            id = "B20",
            sentence =
                    "A line of an import is one JSON object of texts that are texts: two "
                            + "objects on a line, a list in the place of a text, a day that never was, "
                            + "an address with somebody's name, NUL and half characters are refused.")
    void aLineThatIsNotWhatItSeemsIsRefused(String rest) {
        for (Door door : doors()) {
            WebAnswer answer = imports(door, LINE + rest);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("\"path\":\"line[1]");
        }
        assertThat(dashboard().local.keys("USER#dot")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"acquiredAt\": \"2028-02-29T23:59:59Z\"}",
                ", \"imageUrl\": \"https://example.com:8443/a@b/1.png?x=%20&y=é\"}",
                ", \"imageUrl\": \"ipfs://bafy/1.png#x\", \"name\": \"Bäbe #1 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\"}  "
            })
    @Case(
            id = "B20",
            sentence =
                    "A line of an import is one JSON object of texts that are texts: two "
                            + "objects on a line, a list in the place of a text, a day that never was, "
                            + "an address with somebody's name, NUL and half characters are refused.")
    void aLineOfTheKnownFormIsTaken(String rest) {
        for (Door door : doors()) {
            WebAnswer answer = imports(door, (LINE + rest).replace("dot", "eve").replace("é", "e"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x7F, 0x85, 0xAD, 0x34F, 0x600, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E,
                0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069,
                0x206F, 0x2800, 0x3164, 0xE000, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFF, 0x1BCA0, 0x1D173,
                0xE0001, 0xE0041, 0xD800, 0x10FFFF
            })
    @Case(
            id = "B21",
            sentence =
                    "A character that cannot be seen, or that turns the direction of others, "
                            + "stands in no text of a profile; a text is measured as it is kept.")
    void aCharacterThatCannotBeSeenIsRefusedInEveryText(int character) {
        StringBuilder escaped = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            escaped.append("\\u%04x".formatted((int) unit));
        }
        for (Door door : doors()) {
            for (String field : new String[] {"displayName", "name", "line1", "city", "state"}) {
                WebAnswer answer = save(door, field, "Ann" + escaped + "Lee");
                assertThat(answer.status()).as(field + ": " + answer.body()).isEqualTo(400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u200d", "\\u200cAnn", "Ann \\u200d", "\\u200d\\u200d"})
    @Case(
            id = "B21",
            sentence =
                    "A character that cannot be seen, or that turns the direction of others, "
                            + "stands in no text of a profile; a text is measured as it is kept.")
    void aJoinerThatJoinsNothingIsRefused(String text) {
        assertThat(save(doors().getFirst(), "displayName", text).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann\u2019s \uD83D\uDC69\u200D\uD83D\uDD27",
                "\u0646\u0627\u0645\u0647\u200C\u0627\u06CC",
                "O\u2019Brien-\u674E",
                "\u2764\uFE0F"
            })
    @Case(
            id = "B21",
            sentence =
                    "A character that cannot be seen, or that turns the direction of others, "
                            + "stands in no text of a profile; a text is measured as it is kept.")
    void whatPeopleWriteIsTaken(String text) {
        for (Door door : doors()) {
            WebAnswer answer = save(door, "displayName", text);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    /** Two letters of which one form has two characters each: 80 of them are 80. */
    @ParameterizedTest
    @ValueSource(strings = {"e\\u0301", "\\u00e9"})
    @Case(
            id = "B21",
            sentence =
                    "A character that cannot be seen, or that turns the direction of others, "
                            + "stands in no text of a profile; a text is measured as it is kept.")
    void aTextIsMeasuredAsItIsKept(String letter) {
        for (Door door : doors()) {
            assertThat(save(door, "displayName", letter.repeat(80)).status()).isEqualTo(200);
            assertThat(save(door, "displayName", letter.repeat(81)).status()).isEqualTo(400);
            assertThat(save(door, "displayName", "   " + letter.repeat(80) + "   ").status())
                    .isEqualTo(200);
        }
    }

    private static int saved;

    private WebAnswer save(Door door, String field, String value) {
        String user = "kim-" + saved++;
        String address =
                "{\"name\": \"Kim\", \"line1\": \"1 Main St\", \"city\": \"Toronto\", \"state\": \"ON\","
                        + " \"country\": \"CA\"}";
        String written = "\"" + field + "\": \"" + value + "\"";
        String body =
                field.equals("displayName")
                        ? "{\"version\": 0, " + written + "}"
                        : "{\"version\": 0, \"shippingAddress\": "
                                + address.replaceFirst(
                                        "\"" + field + "\": \"[^\"]*\"",
                                        Matcher.quoteReplacement(written))
                                + "}";
        return door.ask(WebRequest.put("/dashboard/profile", body).bearer(dashboard().token(user)));
    }

    private WebAnswer imports(Door door, String lines) {
        return door.ask(
                WebRequest.post("/admin/nfts", lines)
                        .header("Content-Type", "application/x-ndjson")
                        .bearer(dashboard().admin()));
    }
}
