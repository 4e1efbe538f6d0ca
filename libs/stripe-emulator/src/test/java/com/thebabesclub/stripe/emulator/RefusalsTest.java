package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.Emulated.Raw;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;

/** What Stripe refuses in good parameters, in its own words. */
class RefusalsTest {

    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String SESSION = "mode=payment&success_url=https://shop.example/";

    @RegisterExtension private final Emulated emulated = new Emulated();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@gmail",
                "ann@com",
                "ann",
                "@example.com",
                "ann@@example.com",
                "ann@example.com.",
                "ann@example..com",
                " ann@example.com",
                "ann lee@example.com",
                "ann@exämple.de",
                "jörg@example.de",
                "<b>x</b>@y",
                ""
            })
    void whatIsNoEmailIsRefusedByName(String email) throws Exception {
        Raw session = session("&customer_email=" + URLEncoder.encode(email, UTF_8), 1000);
        assertThat(session.status()).isEqualTo(400);
        assertError(
                session.error(),
                "email_invalid",
                "customer_email",
                "Invalid email address: " + email);

        Raw customer = emulated.post("/v1/customers", "email=" + URLEncoder.encode(email, UTF_8));
        assertThat(customer.status()).isEqualTo(email.isEmpty() ? 200 : 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@gmail.com", "ann.lee+shop@mail.example.co.uk", "a_b@x.museum"})
    void anEmailIsTaken(String email) throws Exception {
        String sent = URLEncoder.encode(email, UTF_8);
        assertThat(session("&customer_email=" + sent, 1000).json().path("customer_email").asText())
                .isEqualTo(email);
        assertThat(emulated.post("/v1/customers", "email=" + sent).json().path("email").asText())
                .isEqualTo(email);
    }

    @Test
    void whatDoesNotPassIsNotKeptUnderTheKey() throws Exception {
        String key = "Idempotency-Key";
        assertThat(emulated.post("/v1/customers", "email=ann@gmail", key, "k").status())
                .isEqualTo(400);
        assertThat(emulated.post("/v1/customers", "email=ann@gmail.com", key, "k").status())
                .isEqualTo(200);
    }

    @Test
    void theGreatestTotalIsTakenAndNoneAboveIt() throws Exception {
        assertThat(session("", 99_999_999).status()).isEqualTo(200);
        Raw more = emulated.post(SESSIONS, SESSION + line(0, 99_999_999) + line(1, 1));
        assertError(
                more.error(),
                "amount_too_large",
                "line_items",
                "The Checkout Session's total amount due must be no more than $999,999.99.");
    }

    @Test
    void anArchivedProductTakesNoNewPrice() throws Exception {
        emulated.post("/v1/products", "id=prod_1&name=Shirt");
        String named =
                SESSION + line(0, 1000).replace("[product_data][name]=Shirt", "[product]=prod_1");
        assertThat(emulated.post(SESSIONS, named).status()).isEqualTo(200);

        emulated.post("/v1/products/prod_1", "active=false");
        Raw refused = emulated.post(SESSIONS, named);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().path("param").asText())
                .isEqualTo("line_items[0][price_data][product]");
        assertThat(refused.error().has("code")).isFalse();
        assertThat(refused.error().path("message").asText()).contains("marked as inactive");
    }

    @Test
    void aRefusalThatATestAsksForComesOnceAndIsNotKept() throws Exception {
        emulated.stripe()
                .refuseCall("POST " + SESSIONS, 400, "tax_id_invalid", "automatic_tax", "No.");
        Raw refused = session("", 1000, "Idempotency-Key", "k");
        assertThat(refused.status()).isEqualTo(400);
        assertError(refused.error(), "tax_id_invalid", "automatic_tax", "No.");
        assertThat(session("", 1000, "Idempotency-Key", "k").status()).isEqualTo(200);
    }

    @Test
    void aRefusalCanBeAskedForFromOutsideAndForgotten() throws Exception {
        String wanted = "{\"route\": \"POST /v1/checkout/sessions\", \"message\": \"No.\"}";
        assertThat(emulated.post("/_emulator/faults/refusals", wanted).status()).isEqualTo(200);
        Raw refused = session("", 1000);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().path("message").asText()).isEqualTo("No.");
        assertThat(refused.error().has("param")).isFalse();

        emulated.post("/_emulator/faults/refusals", wanted);
        emulated.stripe().clearFaults();
        assertThat(session("", 1000).status()).isEqualTo(200);
    }

    private Raw session(String more, long amount, String... headers) throws Exception {
        return emulated.post(SESSIONS, SESSION + line(0, amount) + more, headers);
    }

    private static String line(int n, long amount) {
        return "&line_items[%1$d][quantity]=1&line_items[%1$d][price_data][currency]=usd"
                        .formatted(n)
                + "&line_items[%1$d][price_data][unit_amount]=%2$d".formatted(n, amount)
                + "&line_items[%d][price_data][product_data][name]=Shirt".formatted(n);
    }

    private static void assertError(JsonNode error, String code, String param, String message) {
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("param").asText()).isEqualTo(param);
        assertThat(error.path("message").asText()).isEqualTo(message);
    }
}
