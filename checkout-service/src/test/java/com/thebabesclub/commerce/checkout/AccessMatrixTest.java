package com.thebabesclub.commerce.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.AccessMatrix;
import com.thebabesclub.commerce.testing.AttackMatrix;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.OpenApi;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Every route of the checkout in every situation of its caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Case(
        id = "W5",
        sentence =
                "Every route and no token, a good one, an expired one, null, garbage, keys that are down,"
                        + " an authorizer, a role elsewhere: answered as the table says.")
class AccessMatrixTest {

    private static final String CART = "{\"items\":[{\"sku\":\"N-RED\",\"quantity\":2}]}";

    private CheckoutServer trusting;
    private CheckoutServer keysDown;

    @BeforeAll
    void start() {
        trusting = new CheckoutServer(AccessMatrix.TRUSTING);
        trusting.importProducts();
        keysDown = trusting.beside(AccessMatrix.KEYS_DOWN);
    }

    @AfterAll
    void stop() {
        keysDown.close();
        trusting.close();
    }

    @Test
    void everyRouteHasARow() {
        assertThat(routes().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        OpenApi.read().routes("/cart", "/catalog", "/checkout"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theCheckoutAnswersAsTheTableSays(int door) {
        new AccessMatrix("checkout-service", routes())
                .assertHolds(
                        trusting.doors().get(door),
                        keysDown.doors().get(door),
                        door == 0,
                        TestClock.NOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @Case(
            id = "P143",
            sentence =
                    "Every route meets hostile ids, bodies, types and origins, from somebody who may call it: 4xx where it is "
                            + "refused, never 5xx, no header for another origin, nothing of the inside.")
    void everyRouteIsAttacked(int door) {
        Map<String, WebRequest> routes = routes();
        String status = Objects.requireNonNull(routes.get("GET /checkout/status")).target();
        String session = status.substring(status.indexOf('=') + 1);

        int attacks = new AttackMatrix(routes, session).assertHolds(trusting.doors().get(door));

        System.out.println("checkout: " + attacks + " attacks");
        assertThat(attacks).isGreaterThan(40);
    }

    private Map<String, WebRequest> routes() {
        WebRequest quote = WebRequest.post("/cart/quote", CART);
        JsonNode cart = Json.of(trusting.rest().ask(quote));
        WebRequest create =
                WebRequest.post(
                        "/checkout/create-session",
                        "{\"quoteSignature\":" + cart.path("quoteSignature") + "}");
        String session = Json.of(trusting.rest().ask(create)).path("sessionId").asText();
        Map<String, WebRequest> routes = new LinkedHashMap<>();
        routes.put("POST /cart/quote", quote);
        routes.put(
                "GET /cart/recover",
                WebRequest.get("/cart/recover")
                        .header("X-Cart-Token", cart.path("cartToken").asText()));
        routes.put("GET /catalog", WebRequest.get("/catalog"));
        routes.put("POST /checkout/create-session", create);
        routes.put(
                "GET /checkout/status", WebRequest.get("/checkout/status?session_id=" + session));
        return routes;
    }
}
