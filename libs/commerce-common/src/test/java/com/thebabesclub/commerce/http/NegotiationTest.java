package com.thebabesclub.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

/** What a caller accepts, and how a body may be encoded, at each door. */
class NegotiationTest {

    private static Sample sample;

    @BeforeAll
    static void start() {
        sample = new Sample(Map.of());
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    static List<Door> doors() {
        return sample.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L6",
            sentence =
                    "A range in `Accept` is a range on every route, the webhook included, "
                            + "and `q=0` is a refusal.")
    void aRangeThatHasJsonIsAnswered(Door door) {
        for (String accept :
                List.of(
                        "*/*",
                        "application/*",
                        "application/json",
                        "APPLICATION/JSON",
                        "application/ld+json, application/*;q=0.9",
                        "application/ld+json,application/*; q=0.001",
                        "text/html, */*;q=0.1",
                        "text/html, application/xml;q=0.9, */*;q=0.8",
                        "text/html, image/gif, *; q=.2, */*; q=.2",
                        "*/*;q=0, application/json",
                        "application/*;q=0, application/json;q=0.1",
                        "application/json;charset=utf-8",
                        "application/json;q=high",
                        ",",
                        " , application/json")) {
            WebAnswer answer = door.ask(WebRequest.get("/sample/page").header("Accept", accept));

            assertThat(answer.status()).as(accept).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L6",
            sentence =
                    "A range in `Accept` is a range on every route, the webhook included, "
                            + "and `q=0` is a refusal.")
    void aTypeOfWeightZeroIsRefused(Door door) {
        for (String accept :
                List.of(
                        "application/json;q=0",
                        "application/json; q=0.000",
                        "*/*;q=0",
                        "application/*;q=0, */*",
                        "application/json;q=0, application/*",
                        "application/json;q=0, */*;q=0.5",
                        "text/html",
                        "text/*",
                        "application/ld+json")) {
            WebRequest request = WebRequest.get("/sample/page").header("Accept", accept);

            WebTest.assertProblem(door.ask(request), 406, "not_acceptable");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L11",
            sentence =
                    "A body with a `Content-Encoding` is refused before anything is "
                            + "inflated, signed or not, on servers and on Lambda.")
    void anEncodedBodyIsRefusedUnread(Door door) {
        try (LogLines log = LogLines.captured()) {
            for (String coding :
                    List.of(
                            "gzip",
                            "GZIP",
                            "x-gzip",
                            "deflate",
                            "br",
                            "snappy",
                            "identity, gzip")) {
                for (WebRequest request :
                        List.of(
                                WebRequest.post("/sample/cart", "no gzip"),
                                WebRequest.post("/sample/bytes", "{}"),
                                WebRequest.post("/nowhere", "{}"))) {
                    WebAnswer answer = door.ask(request.header("Content-Encoding", coding));

                    WebTest.assertProblem(answer, 415, "unsupported_content_encoding");
                    assertThat(answer.header("Accept-Encoding")).contains("identity");
                }
            }
            assertThat(log.with("\"level\":\"ERROR\"")).isEmpty();
        }
        WebRequest plain =
                WebRequest.post("/sample/bytes", "{}").header("Content-Encoding", "Identity");
        assertThat(door.ask(plain).status()).isEqualTo(200);
    }
}
