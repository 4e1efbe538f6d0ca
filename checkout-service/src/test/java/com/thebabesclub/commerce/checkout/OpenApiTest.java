package com.thebabesclub.commerce.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.OpenApi;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The running service answers as docs/openapi.json says. */
class OpenApiTest {

    private static final String QUOTE = "POST /cart/quote";
    private static final String SESSION = "POST /checkout/create-session";
    private static final String STATUS = "GET /checkout/status";
    private static final String RECOVER = "GET /cart/recover";
    private static final String CATALOG = "GET /catalog";

    private static final OpenApi API = OpenApi.read();

    @Test
    void aPurchaseIsAnsweredAsDescribedFromTheCartToThePayment() throws IOException {
        assertThat(API.routes("/cart", "/catalog", "/checkout"))
                .containsExactlyInAnyOrder(QUOTE, SESSION, STATUS, RECOVER, CATALOG);
        try (CheckoutServer shop = new CheckoutServer(Map.of())) {
            shop.importProducts();
            for (Door door : shop.doors()) {
                described(CATALOG, door.ask(WebRequest.get("/catalog")));
                JsonNode quote =
                        described(
                                QUOTE,
                                door.ask(
                                        WebRequest.post(
                                                "/cart/quote",
                                                "{\"items\":[{\"sku\":\"N-RED\",\"quantity\":2},{\"sku\":\"E-MAG-SIL\",\"quantity\":3}]}")));
                String cart = quote.path("cartToken").asText();
                JsonNode session =
                        described(
                                SESSION,
                                door.ask(
                                        WebRequest.post(
                                                "/checkout/create-session",
                                                "{\"quoteSignature\":"
                                                        + quote.path("quoteSignature")
                                                        + "}")));
                String id = session.path("sessionId").asText();
                WebRequest status = WebRequest.get("/checkout/status?session_id=" + id);
                described(STATUS, door.ask(status.header("X-Cart-Token", cart)));
                described(
                        RECOVER,
                        door.ask(WebRequest.get("/cart/recover").header("X-Cart-Token", cart)));
                shop.stripe().pay(id);
                shop.clock().advance(Duration.ofSeconds(10));
                JsonNode paid = described(STATUS, door.ask(status.header("X-Cart-Token", cart)));
                assertThat(paid.path("order").path("orderNumber").asText()).startsWith("BC-");
                described(STATUS, door.ask(status));
            }
        }
    }

    @Test
    void refusalsAreAsDescribedToo() {
        try (CheckoutServer shop = new CheckoutServer(Map.of())) {
            for (Door door : shop.doors()) {
                refused(QUOTE, 400, door.ask(WebRequest.post("/cart/quote", "{\"items\":[]}")));
                refused(QUOTE, 400, door.ask(WebRequest.post("/cart/quote", "{")));
                refused(
                        SESSION,
                        400,
                        door.ask(
                                WebRequest.post(
                                        "/checkout/create-session", "{\"quoteSignature\":\"x\"}")));
                refused(
                        SESSION,
                        401,
                        door.ask(
                                WebRequest.post(
                                                "/checkout/create-session",
                                                "{\"quoteSignature\":\"x\"}")
                                        .bearer("x")));
                refused(STATUS, 400, door.ask(WebRequest.get("/checkout/status")));
                refused(
                        STATUS,
                        404,
                        door.ask(WebRequest.get("/checkout/status?session_id=cs_test_nobody")));
                refused(
                        RECOVER,
                        404,
                        door.ask(WebRequest.get("/cart/recover").header("X-Cart-Token", "x")));
                refused(RECOVER, 404, door.ask(WebRequest.get("/cart/recover")));
            }
        }
    }

    private static JsonNode described(String route, WebAnswer answer) throws IOException {
        assertThat(answer.status()).as(route + " " + answer.body()).isEqualTo(200);
        assertThat(API.violations(route, answer)).as(route + " " + answer.body()).isEmpty();
        return new ObjectMapper().readTree(answer.body());
    }

    private static void refused(String route, int status, WebAnswer answer) {
        assertThat(answer.status()).as(route + " " + answer.body()).isEqualTo(status);
        assertThat(API.violations(route, answer)).as(route + " " + answer.body()).isEmpty();
    }
}
