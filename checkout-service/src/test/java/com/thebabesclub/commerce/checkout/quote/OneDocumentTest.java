package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A body is one JSON document in UTF-8, and nothing else. */
@Case(
        id = "B33",
        sentence =
                "A body is one JSON document in UTF-8 with nothing after it; a list is no text and no "
                        + "number, at every door.")
class OneDocumentTest {

    private static final String GOOD = "{\"items\": [{\"sku\": \"N-RED\", \"quantity\": 1}]}";

    private static final CheckoutServer SERVICE = new CheckoutServer(Map.of());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        SERVICE.close();
        CLIENT.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                of("one document", GOOD, UTF_8, 200),
                of("blanks after it", GOOD + " \n\t\r", UTF_8, 200),
                of("a second document", GOOD + GOOD, UTF_8, 400),
                of("a word after it", GOOD + " x", UTF_8, 400),
                of("a bracket after it", GOOD + "}", UTF_8, 400),
                of("a comma after it", GOOD + ",", UTF_8, 400),
                of("NUL after it", GOOD + "\u0000", UTF_8, 400),
                of("UTF-16, big end first", GOOD, UTF_16BE, 400),
                of("UTF-16, little end first", GOOD, UTF_16LE, 400),
                of("an overlong N", GOOD.replace("N-RED", "\u00c1\u008e-RED"), ISO_8859_1, 400),
                of(
                        "an overlong slash",
                        GOOD.replace("N-RED", "\u00c0\u00afN-RED"),
                        ISO_8859_1,
                        400),
                of("half a pair", GOOD.replace("N-RED", "\u00ed\u00a0\u0080"), ISO_8859_1, 400),
                of("a list for a text", GOOD.replace("\"N-RED\"", "[\"N-RED\"]"), UTF_8, 400),
                of("a list for a number", GOOD.replace(": 1}", ": [1]}"), UTF_8, 400),
                of("a list for the whole", "[" + GOOD + "]", UTF_8, 400));
    }

    private static Arguments of(String what, String body, Charset charset, int status) {
        return Arguments.of(what, body.getBytes(charset), status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isReadOrRefused(String what, byte[] body, int status) throws Exception {
        HttpResponse<String> answer =
                CLIENT.send(
                        HttpRequest.newBuilder(SERVICE.address().resolve("/cart/quote"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(what + " " + answer.body()).isEqualTo(status);
    }

    @Test
    void theSameHoldsBehindTheGateway() {
        for (Door door : List.of(SERVICE.netty(), SERVICE.rest())) {
            for (String after : List.of(GOOD, " x", "}", ",")) {
                WebAnswer answer = door.ask(WebRequest.post("/cart/quote", GOOD + after));

                assertThat(answer.status()).as(door + after).isEqualTo(400);
                assertThat(answer.body()).contains("\"code\":\"invalid_json\"");
            }
            assertThat(door.ask(WebRequest.post("/cart/quote", GOOD + "\n")).status())
                    .isEqualTo(200);
        }
    }
}
