package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class NftsTest extends DashboardTest {

    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"tokenId\":\"([^\"]+)\"");

    private String ann = "";

    @BeforeEach
    void customer(TestInfo test) {
        ann =
                "ann-"
                        + Integer.toHexString(test.getDisplayName().hashCode())
                        + "-"
                        + test.getTestMethod().orElseThrow().getName();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatAnAdminImportsItsHolderSees(Door door) {
        String lines =
                "{\"userId\":\"%1$s\",\"contract\":\"0xABcd\",\"tokenId\":\"1\",\"name\":\"Babe #1\",\"imageUrl\":\"ipfs://x/1.png\",\"acquiredAt\":\"2026-01-02T03:04:05Z\"}\n\n{\"userId\":\"%1$s\",\"contract\":\"0xabcd\",\"tokenId\":\"2\"}\n"
                        .formatted(ann);

        assertThat(imports(door, lines).body()).isEqualTo("{\"imported\":2,\"removed\":0}");
        assertThat(imports(door, lines).body()).as("again").contains("\"imported\":2");

        assertThat(door.ask(get("")).body())
                .isEqualTo(
                        """
                        {"nfts":[{"contract":"0xabcd","tokenId":"1","name":"Babe #1",\
                        "imageUrl":"ipfs://x/1.png","acquiredAt":"2026-01-02T03:04:05Z"},\
                        {"contract":"0xabcd","tokenId":"2","name":null,"imageUrl":null,\
                        "acquiredAt":null}],"nextCursor":null,"unreadable":0}""");
        String gone =
                "{\"userId\":\"%s\",\"contract\":\"0xABCD\",\"tokenId\":\"1\",\"remove\":true}"
                        .formatted(ann);
        assertThat(imports(door, gone).body()).isEqualTo("{\"imported\":0,\"removed\":1}");
        assertThat(tokens(door.ask(get("")).body())).containsExactly("2");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void pagesHaveEveryTokenOnceAndCursorsAreTheirHolders(Door door) {
        String lines =
                IntStream.range(10, 35)
                        .mapToObj(
                                n ->
                                        "{\"userId\":\"%s\",\"contract\":\"c\",\"tokenId\":\"%d\"}"
                                                .formatted(ann, n))
                        .collect(Collectors.joining("\n"));
        imports(door, lines);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 5; pages++) {
            String body = door.ask(get("?limit=10" + cursor)).body();
            seen.addAll(tokens(body));
            Matcher next = CURSOR.matcher(body);
            if (!next.find()) {
                break;
            }
            cursor = "&cursor=" + next.group(1);
        }

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(
                        door.ask(
                                        WebRequest.get("/dashboard/nfts?limit=10" + cursor)
                                                .bearer(dashboard().token("bob")))
                                .status())
                .isEqualTo(400);
        assertThat(
                        door.ask(
                                        WebRequest.get("/dashboard/orders?limit=10" + cursor)
                                                .bearer(dashboard().token(ann)))
                                .status())
                .as("a cursor of another list")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void oneWrongLineIsNamedAndNothingIsWritten(Door door) {
        String good = "{\"userId\":\"%s\",\"contract\":\"c\",\"tokenId\":\"1\"}".formatted(ann);
        List<String> wrong =
                List.of(
                        "{",
                        "[]",
                        "null",
                        "{\"userId\":\"%s\",\"contract\":\"c\"}",
                        "{\"userId\":\"%s\",\"contract\":\"c#d\",\"tokenId\":\"1\"}",
                        "{\"userId\":\"a#b\",\"contract\":\"c\",\"tokenId\":\"1\"}",
                        "{\"userId\":\"%s\",\"contract\":\"c\",\"tokenId\":\"2\",\"PK\":\"USER#x\"}",
                        "{\"userId\":\"%s\",\"contract\":\"c\",\"tokenId\":\"2\",\"imageUrl\":\"javascript:alert(1)\"}",
                        good);
        for (String line : wrong) {
            WebAnswer answer = imports(door, good + "\n" + line.formatted(ann));
            assertThat(answer.status()).as(line).isEqualTo(400);
            assertThat(answer.body()).as(line).contains("\"path\":\"line[2]");
        }
        assertThat(imports(door, "\n").status()).isEqualTo(400);
        assertThat(imports(door, (good + "\n").repeat(101)).status()).isEqualTo(400);
        assertThat(dashboard().local.keys("USER#" + ann)).isEmpty();
        assertThat(
                        door.ask(WebRequest.post("/admin/nfts", good).bearer(dashboard().admin()))
                                .status())
                .as("a body that is said to be JSON")
                .isEqualTo(415);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "F13",
            sentence = "A malformed stored item is an error with an id, or skipped in a list.")
    void aMalformedTokenIsLeftOutAndFlagged(Door door) {
        dashboard().put(Attributes.item(Key.nft(ann, "c", "1")).put("contract", "c").build());

        assertThat(door.ask(get("")).body())
                .isEqualTo("{\"nfts\":[],\"nextCursor\":null,\"unreadable\":1}");
    }

    private WebRequest get(String query) {
        return WebRequest.get("/dashboard/nfts" + query).bearer(dashboard().token(ann));
    }

    private WebAnswer imports(Door door, String lines) {
        return door.ask(
                WebRequest.post("/admin/nfts", lines)
                        .header("Content-Type", "application/x-ndjson")
                        .bearer(dashboard().admin()));
    }

    private static List<String> tokens(String body) {
        return TOKEN.matcher(body).results().map(found -> found.group(1)).toList();
    }
}
