package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShippingRatesTest {

    private static final String RATE =
            "display_name=Express&type=fixed_amount&fixed_amount[amount]=900"
                    + "&fixed_amount[currency]=usd&delivery_estimate[maximum][unit]=business_day"
                    + "&delivery_estimate[maximum][value]=2&metadata[door]=front";

    @RegisterExtension final Emulated emulated = new Emulated();

    @Test
    void aRateIsMadeReadChangedAndListed() throws Exception {
        JsonNode made = emulated.post("/v1/shipping_rates", RATE).json();

        assertThat(made.path("id").asText()).startsWith("shr_1");
        assertThat(made.path("object").asText()).isEqualTo("shipping_rate");
        assertThat(made.path("fixed_amount").path("amount").asLong()).isEqualTo(900);
        assertThat(made.path("delivery_estimate").path("maximum").path("unit").asText())
                .isEqualTo("business_day");
        assertThat(made.path("metadata").path("door").asText()).isEqualTo("front");
        assertThat(emulated.get("/v1/shipping_rates/" + id(made)).json()).isEqualTo(made);

        JsonNode archived = emulated.post("/v1/shipping_rates/" + id(made), "active=false").json();
        assertThat(archived.path("active").asBoolean()).isFalse();
        assertThat(emulated.get("/v1/shipping_rates?active=true").json().path("data")).isEmpty();
        assertThat(emulated.get("/v1/shipping_rates").json().path("data")).hasSize(1);
    }

    @Test
    void thePayerPaysTheRateThatTheyChoose() throws Exception {
        String express = id(emulated.post("/v1/shipping_rates", RATE).json());
        String slow = id(emulated.post("/v1/shipping_rates", RATE.replace("900", "300")).json());
        JsonNode session =
                emulated.post(
                                "/v1/checkout/sessions",
                                session(slow) + "&shipping_options[1][shipping_rate]=" + express)
                        .json();
        assertThat(session.path("amount_total").asLong()).isEqualTo(5300);
        assertThat(session.path("shipping_options")).hasSize(2);

        JsonNode paid =
                emulated.stripe().pay(id(session), PaymentAttempt.succeeds().withShippingOption(1));
        assertThat(paid.path("amount_total").asLong()).isEqualTo(5900);
        assertThat(paid.path("shipping_cost").path("shipping_rate").asText()).isEqualTo(express);
        assertThat(paid.path("shipping_cost").path("amount_total").asLong()).isEqualTo(900);
        assertThat(
                        emulated.get(
                                        "/v1/checkout/sessions/"
                                                + id(session)
                                                + "?expand[]=shipping_cost.shipping_rate")
                                .json()
                                .path("shipping_cost")
                                .path("shipping_rate")
                                .path("display_name")
                                .asText())
                .isEqualTo("Express");
    }

    @Test
    void aRateThatIsNotThereNotActiveOrOfAnotherCurrencyIsRefused() throws Exception {
        JsonNode missing = emulated.post("/v1/checkout/sessions", session("shr_none")).error();
        assertThat(missing.path("code").asText()).isEqualTo("resource_missing");
        assertThat(missing.path("param").asText()).isEqualTo("shipping_options[0][shipping_rate]");

        String euros = id(emulated.post("/v1/shipping_rates", RATE.replace("usd", "eur")).json());
        assertThat(emulated.post("/v1/checkout/sessions", session(euros)).status()).isEqualTo(400);

        String old = id(emulated.post("/v1/shipping_rates", RATE).json());
        emulated.post("/v1/shipping_rates/" + old, "active=false");
        assertThat(emulated.post("/v1/checkout/sessions", session(old)).status()).isEqualTo(400);
    }

    private static String session(String rate) {
        return "mode=payment&success_url=https://shop.example/done"
                + "&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd"
                + "&line_items[0][price_data][unit_amount]=5000"
                + "&line_items[0][price_data][product_data][name]=Necklace"
                + "&shipping_options[0][shipping_rate]="
                + rate;
    }

    private static String id(JsonNode object) {
        return object.path("id").asText();
    }
}
