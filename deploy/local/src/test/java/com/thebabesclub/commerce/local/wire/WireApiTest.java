package com.thebabesclub.commerce.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.local.FreePorts;
import com.thebabesclub.commerce.local.LocalTable;
import com.thebabesclub.commerce.local.gateway.Answer;
import com.thebabesclub.commerce.local.gateway.Gateway;
import com.thebabesclub.commerce.local.gateway.OrderEventReceiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Whom the wire answers, and the letters that it keeps. What it tells of a stack is in WireIT. */
class WireApiTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String TOKEN = "postmark-token";
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);
    private static final String LETTER =
            """
            {"From": "shop@example.com", "To": "ann@example.com", "Subject": "Your order BC-1", "Tag": "order_confirmed",
             "TextBody": "Thank you <b>", "HtmlBody": "<p style=\\"color: red\\">Thank you</p>"}
            """;

    private final HttpClient browser = HttpClient.newHttpClient();
    private final LocalTable table = LocalTable.of(FreePorts.seven());
    private int sent;
    private int swept;
    private Gateway gateway = gateway(Optional.empty());

    @AfterEach
    void stop() {
        gateway.close();
        table.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions", "items", "letters", "order-events", "control/faults"})
    void nothingIsToldToAPageOfAnotherOriginOrName(String route) throws Exception {
        HttpResponse<String> withoutHeader = send(request(route).GET());
        assertThat(withoutHeader.statusCode()).isEqualTo(403);
        assertThat(withoutHeader.body()).contains("wire_header_missing");

        HttpResponse<String> rebound =
                send(request(route).header("X-Local-Stack", "1").header("Host", "evil.example"));
        assertThat(rebound.statusCode()).isEqualTo(403);
        assertThat(rebound.body()).contains("wire_not_local");
    }

    @Test
    void lettersAreTakenAsPostmarkTakesThemAndShownAsTheyLook() throws Exception {
        assertThat(post("wrong", LETTER).statusCode()).isEqualTo(401);
        assertThat(post(TOKEN, "[").statusCode()).isEqualTo(422);
        assertThat(post(TOKEN, "{\"To\": \"\"}").statusCode()).isEqualTo(422);
        HttpResponse<String> taken = post(TOKEN, LETTER);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(json(taken).path("ErrorCode").asInt(-1)).isZero();

        JsonNode letters = json(get("letters")).path("letters");
        assertThat(letters).hasSize(1);
        JsonNode letter = letters.get(0);
        assertThat(letter.path("to").asText()).isEqualTo("ann@example.com");
        assertThat(letter.path("tag").asText()).isEqualTo("order_confirmed");
        assertThat(letter.path("text").asText()).isEqualTo("Thank you <b>");
        assertThat(letter.path("at").asText()).isEqualTo("2026-11-30T12:00:00Z");

        // A frame sends no header: whoever opens it must know its id.
        String page = "letters/" + letter.path("id").asText() + ".html";
        HttpResponse<String> html = send(request(page).GET());
        assertThat(html.body()).isEqualTo("<p style=\"color: red\">Thank you</p>");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox; default-src 'none'")
                .doesNotContain("script");
        assertThat(send(request("letters/other.html").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request(page).header("Host", "evil.example").GET()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theLastTwoHundredLettersAreKept() throws Exception {
        for (int i = 0; i < 205; i++) {
            post(TOKEN, LETTER);
        }

        JsonNode letters = json(get("letters")).path("letters");
        assertThat(letters).hasSize(200);
        assertThat(letters.get(0).path("id").asText()).isEqualTo("letter-205");
    }

    @Test
    void whatIsOwedIsSentWhenSomebodyPosts() throws Exception {
        assertThat(get("sweep").statusCode()).isEqualTo(404);
        assertThat(send(request("sweep").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(403);
        assertThat(swept).isZero();

        assertThat(
                        send(request("sweep")
                                        .header("X-Local-Stack", "1")
                                        .POST(BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(202);
        assertThat(swept).isOne();
    }

    @Test
    void withoutAnEmulatorItSaysWhereSessionsAre() throws Exception {
        HttpResponse<String> answer = get("sessions");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("talks to Stripe itself");
        assertThat(get("control/faults").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsAProblemAndNotAnEndlessWait() throws Exception {
        gateway.close();
        gateway =
                gateway(
                        Optional.of(
                                new EmulatorClient(URI.create("http://127.0.0.1:1"), "sk_test_x")));

        assertThat(get("sessions").statusCode()).isEqualTo(502);
        assertThat(get("items").statusCode()).isEqualTo(502);
        assertThat(get("tea").statusCode()).isEqualTo(404);
        assertThat(get("control/../v1/charges").statusCode()).isEqualTo(404);
        assertThat(json(get("order-events")).path("events")).isEmpty();
    }

    private Gateway gateway(Optional<EmulatorClient> emulator) {
        PostmarkReceiver mail = new PostmarkReceiver(TOKEN, NOON, () -> "letter-" + ++sent);
        OrderEventReceiver orderEvents = new OrderEventReceiver(SECRET, NOON);
        return Gateway.start(
                0,
                List.of(),
                Gateway.Limits.USUAL,
                (_, _, _) -> Answer.json(200, "{}"),
                (_, _) -> false,
                List.of(
                        mail,
                        orderEvents,
                        new WireApi(emulator, table, mail, orderEvents, () -> swept++)));
    }

    private HttpResponse<String> get(String route) throws Exception {
        return send(request(route).header("X-Local-Stack", "1").GET());
    }

    private HttpResponse<String> post(String token, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(uri("/email"))
                        .header("X-Postmark-Server-Token", token)
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String route) {
        return HttpRequest.newBuilder(uri("/local-stack/wire/" + route));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + gateway.port() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
