package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection.AllowedCountry;
import com.thebabesclub.stripe.emulator.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of each object against Stripe's own fixtures (stripe/openapi, MIT licence, Copyright
 * Stripe, Inc.).
 */
class ShapesTest {

    /** In the fixtures, but in an answer only when it is expanded. */
    private static final Map<String, Set<String>> ON_REQUEST = Map.of("charge", Set.of("refunds"));

    @RegisterExtension private final Emulated emulated = new Emulated();

    @Test
    void everyObjectHasTheFieldsOfItsFixture() throws Exception {
        JsonNode resources;
        try (InputStream file = getClass().getResourceAsStream("stripe-object-shapes.json")) {
            resources = Json.parse(Objects.requireNonNull(file).readAllBytes()).path("resources");
        }
        objects()
                .forEach(
                        (name, object) -> {
                            Set<String> expected = names(resources.path(name));
                            expected.removeAll(ON_REQUEST.getOrDefault(name, Set.of()));
                            assertThat(names(object)).as(name).isEqualTo(expected);
                        });
    }

    private Map<String, JsonNode> objects() throws Exception {
        String session =
                emulated.client()
                        .v1()
                        .checkout()
                        .sessions()
                        .create(
                                Shop.cart()
                                        .setCustomerCreation(
                                                SessionCreateParams.CustomerCreation.ALWAYS)
                                        .setShippingAddressCollection(
                                                ShippingAddressCollection.builder()
                                                        .addAllowedCountry(AllowedCountry.US)
                                                        .build())
                                        .build())
                        .getId();
        JsonNode paid = emulated.stripe().pay(session);
        String intent = paid.path("payment_intent").asText();
        String refund = emulated.stripe().refund(intent, 100);
        JsonNode charge = emulated.get("/v1/charges?payment_intent=" + intent).json().at("/data/0");
        JsonNode item =
                emulated.get("/v1/checkout/sessions/" + session + "/line_items")
                        .json()
                        .at("/data/0");
        String dispute = emulated.stripe().dispute(intent);
        String endpoint =
                emulated.post(
                                "/v1/webhook_endpoints",
                                "url=https://shop.example&enabled_events[]=*")
                        .json()
                        .path("id")
                        .asText();
        return Map.ofEntries(
                Map.entry("checkout.session", paid),
                Map.entry("payment_intent", get("payment_intents/" + intent)),
                Map.entry("charge", charge),
                Map.entry("refund", get("refunds/" + refund)),
                Map.entry("dispute", get("disputes/" + dispute)),
                Map.entry("item", item),
                Map.entry("price", item.path("price")),
                Map.entry("product", get("products/" + item.at("/price/product").asText())),
                Map.entry("customer", get("customers/" + paid.path("customer").asText())),
                Map.entry("coupon", emulated.post("/v1/coupons", "percent_off=10").json()),
                Map.entry("event", emulated.get("/v1/events").json().at("/data/0")),
                Map.entry("webhook_endpoint", get("webhook_endpoints/" + endpoint)));
    }

    private JsonNode get(String path) throws Exception {
        return emulated.get("/v1/" + path).json();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
