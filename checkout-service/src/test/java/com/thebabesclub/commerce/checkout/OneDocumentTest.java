package com.thebabesclub.commerce.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.JsonVariant;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

/** A body is one JSON document in UTF-8, and nothing else. */
@Case(
        id = "B33",
        sentence =
                "A body is one JSON document in UTF-8 with nothing after it; a list is no text and no "
                        + "number, and no field is there twice, at every door.")
class OneDocumentTest {

    private static final String CART = "{\"items\": [{\"sku\": \"N-RED\", \"quantity\": 1}]}";

    private static final CheckoutServer SERVICE = new CheckoutServer(Map.of());

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    static List<JsonVariant> carts() {
        return JsonVariant.of(CART, "\"N-RED\"");
    }

    static List<JsonVariant> cartsOfAnotherQuantity() {
        return JsonVariant.of(CART, "1");
    }

    static List<JsonVariant> sessions() {
        String signature = "\"" + signature() + "\"";
        return JsonVariant.of("{\"quoteSignature\": %s}".formatted(signature), signature);
    }

    private static String signature() {
        WebAnswer quote = SERVICE.netty().ask(WebRequest.post("/cart/quote", CART));
        return Json.of(quote).path("quoteSignature").asText();
    }

    @ParameterizedTest
    @MethodSource({"carts", "cartsOfAnotherQuantity"})
    void aCartIsReadOrRefused(JsonVariant variant) {
        assertReadOrRefused(variant, WebRequest.post("/cart/quote", CART));
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void aCheckoutIsReadOrRefused(JsonVariant variant) {
        assertReadOrRefused(variant, WebRequest.post("/checkout/create-session", CART));
    }

    private static void assertReadOrRefused(JsonVariant variant, WebRequest request) {
        for (Door door : SERVICE.doors()) {
            WebAnswer answer = door.ask(variant.in(request));

            assertThat(answer.status())
                    .as(door + ": " + answer.body())
                    .isEqualTo(variant.isRead() ? 200 : 400);
            if (!variant.isRead() && !variant.name().startsWith("a list for")) {
                assertThat(answer.body()).contains("\"code\":\"invalid_json\"");
            }
        }
    }
}
