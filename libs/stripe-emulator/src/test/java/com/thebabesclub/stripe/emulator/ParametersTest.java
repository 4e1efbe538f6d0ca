package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.InvalidRequestException;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.thebabesclub.stripe.emulator.Emulated.Raw;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String LINE =
            "&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd"
                    + "&line_items[0][price_data][unit_amount]=1000"
                    + "&line_items[0][price_data][product_data][name]=Shirt";
    private static final String VALID = "mode=payment&success_url=https://shop.example/" + LINE;

    @RegisterExtension private final Emulated emulated = new Emulated();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
"""
&colour=red                             | colour                        | parameter_unknown         | Received unknown parameter: colour
&colour=red&size=L                      | colour                        | parameter_unknown         | Received unknown parameters: colour, size
&line_items[0][colour]=red              | line_items[0][colour]         | parameter_unknown         | Received unknown parameter: line_items[0][colour]
&line_items[0][quantity]=one            | line_items[0][quantity]       | parameter_invalid_integer | Invalid integer: one
&line_items[0][quantity]=1.9            | line_items[0][quantity]       | parameter_invalid_integer | Invalid integer: 1.9
&line_items[0][price_data][unit_amount]=-1 | line_items[0][price_data][unit_amount] | parameter_invalid_integer | This value must be greater than or equal to 0.
&line_items[0][price_data][currency]=xxx | line_items[0][price_data][currency] |                       | Invalid currency: xxx.
&allow_promotion_codes=maybe            | allow_promotion_codes         |                           | Invalid boolean: maybe
&client_reference_id=                   | client_reference_id           | parameter_invalid_empty   | You passed an empty string for 'client_reference_id'.
&customer_email=a@b.example&customer=cus_1 | customer                   |                           | You may only specify one of these parameters: customer, customer_email.
&allow_promotion_codes=false&discounts[0][coupon]=x | allow_promotion_codes |                       | You may only specify one of these parameters: allow_promotion_codes, discounts.
&customer=cus_nobody                    | customer                      | resource_missing          | No such customer: 'cus_nobody'
&discounts[0][coupon]=none              | discounts[0][coupon]          | resource_missing          | No such coupon: 'none'
&cancel_url=nowhere                     | cancel_url                    | url_invalid               | Not a valid URL
&submit_type=steal                      | submit_type                   |                           | Invalid submit_type: must be one of auto, book, donate, or pay
&line_items=1                           | line_items                    |                           | Invalid array
&metadata=x                             | metadata                      |                           | Invalid metadata
""")
    void whatIsWrongIsRefusedByName(String more, String param, String code, String message)
            throws Exception {
        Raw answer = emulated.post(SESSIONS, VALID + more.strip());

        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = answer.error();
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("param").asText()).isEqualTo(param);
        assertThat(error.path("code").asText(null)).isEqualTo(code);
        assertThat(error.path("message").asText()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
"""
success_url=https://a.example           | mode
mode=payment                            | success_url
mode=payment&success_url=https://a.example | line_items
mode=payment&success_url=https://a.example&line_items[0][quantity]=1 | line_items[0][price_data]
mode=payment&success_url=https://a.example&line_items[0][price_data][product_data][name]=x&line_items[0][price_data][unit_amount]=100 | line_items[0][price_data][currency]
""")
    void whatIsMissingIsNamed(String form, String param) throws Exception {
        JsonNode error = emulated.post(SESSIONS, form.strip()).error();

        assertThat(error.path("code").asText()).isEqualTo("parameter_missing");
        assertThat(error.path("message").asText())
                .isEqualTo("Missing required param: " + param + ".");
        assertThat(error.path("param").asText()).isEqualTo(param);
    }

    @Test
    void aSessionLivesBetweenThirtyMinutesAndADay() throws Exception {
        long now = Emulated.START.getEpochSecond();

        assertThat(status("&expires_at=" + (now + 1799))).isEqualTo(400);
        assertThat(status("&expires_at=" + (now + 1800))).isEqualTo(200);
        assertThat(status("&expires_at=" + (now + 86_400))).isEqualTo(200);
        assertThat(status("&expires_at=" + (now + 86_401))).isEqualTo(400);
    }

    @Test
    void allPricesOfASessionAreInOneCurrency() {
        SessionCreateParams mixed =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setSuccessUrl("https://shop.example")
                        .addLineItem(Shop.line("Shirt", 1000, 1))
                        .addLineItem(Shop.line("Mug", 1000, 1))
                        .setCurrency("eur")
                        .build();

        assertThatThrownBy(() -> emulated.client().v1().checkout().sessions().create(mixed))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("You cannot combine currencies on a Checkout Session");
    }

    @ParameterizedTest
    @CsvSource({"usd,49,50,$0.50 usd", "gbp,29,30,£0.30 gbp", "jpy,49,50,¥50 jpy"})
    void theTotalHasTheLeastAmountOfItsCurrency(
            String currency, long tooLittle, long least, String shown) throws Exception {
        String line = LINE.replace("usd", currency);
        String form = "mode=payment&success_url=https://a.example" + line;

        Raw refused = emulated.post(SESSIONS, form.replace("=1000", "=" + tooLittle));
        assertThat(refused.error().path("code").asText()).isEqualTo("amount_too_small");
        assertThat(refused.error().path("message").asText()).endsWith("at least " + shown);
        assertThat(emulated.post(SESSIONS, form.replace("=1000", "=" + least)).status())
                .isEqualTo(200);
    }

    @Test
    void aRefusedSessionLeavesNoPriceAndNoProductBehind() throws Exception {
        emulated.post(SESSIONS, VALID + "&discounts[0][coupon]=none");
        emulated.post(SESSIONS, VALID.replace("=1000", "=1"));
        assertThat(emulated.get("/v1/prices").json().path("data")).isEmpty();
        assertThat(emulated.get("/v1/products").json().path("data")).isEmpty();

        emulated.post(SESSIONS, VALID);
        assertThat(emulated.get("/v1/prices").json().path("data")).hasSize(1);
        assertThat(emulated.get("/v1/products").json().path("data")).hasSize(1);
    }

    @Test
    void noTotalIsTooLargeToBeRefused() throws Exception {
        String large =
                VALID.replace("=1000", "=99999999").replace("[quantity]=1", "[quantity]=999999");
        String coupon = emulated.post("/v1/coupons", "percent_off=33.3").json().path("id").asText();

        assertThat(emulated.post(SESSIONS, large).error().path("code").asText())
                .isEqualTo("amount_too_large");
        assertThat(
                        emulated.post(SESSIONS, large + "&discounts[0][coupon]=" + coupon)
                                .error()
                                .path("code")
                                .asText())
                .isEqualTo("amount_too_large");
    }

    @Test
    void aSessionHasAHundredLinesAtMost() throws Exception {
        assertThat(emulated.post(SESSIONS, lines(100)).status()).isEqualTo(200);
        assertThat(emulated.post(SESSIONS, lines(101)).error().path("param").asText())
                .isEqualTo("line_items");
    }

    @Test
    void metadataHasFiftyKeysOfFortyCharactersAndValuesOfFiveHundred() {
        CustomerCreateParams.Builder fifty = CustomerCreateParams.builder();
        for (int i = 0; i < 50; i++) {
            fifty.putMetadata("k".repeat(38) + i / 10 + i % 10, "v".repeat(500));
        }
        assertThatThrownBy(() -> create(fifty.putMetadata("one more", "x")))
                .hasMessageContaining("up to 50 keys");
        assertThatThrownBy(
                        () ->
                                create(
                                        CustomerCreateParams.builder()
                                                .putMetadata("k".repeat(41), "")))
                .hasMessageContaining("up to 40 characters");
        assertThatThrownBy(
                        () ->
                                create(
                                        CustomerCreateParams.builder()
                                                .putMetadata("k", "v".repeat(501))))
                .hasMessageContaining("up to 500 characters");
    }

    @Test
    void anUnknownRouteAndAnUnknownObjectAreBoth404() throws Exception {
        Raw route = emulated.get("/v1/unicorns");
        assertThat(route.status()).isEqualTo(404);
        assertThat(route.error().path("message").asText())
                .startsWith("Unrecognized request URL (GET: /v1/unicorns).");

        Raw object = emulated.get("/v1/checkout/sessions/cs_test_none");
        assertThat(object.status()).isEqualTo(404);
        assertThat(object.error().path("code").asText()).isEqualTo("resource_missing");
        assertThat(object.error().path("message").asText())
                .isEqualTo("No such checkout.session: 'cs_test_none'");
    }

    @Test
    void everyAnswerNamesItsRequestAndVersion() throws Exception {
        Raw answer = emulated.get("/v1/events", "Stripe-Version", "2022-11-15");

        assertThat(answer.header("Request-Id")).startsWith("req_");
        assertThat(answer.header("Stripe-Version")).isEqualTo("2022-11-15");
        assertThat(emulated.get("/v1/events", "Stripe-Version", "yesterday").status())
                .isEqualTo(400);
    }

    private int status(String more) throws Exception {
        return emulated.post(SESSIONS, VALID + more).status();
    }

    private void create(CustomerCreateParams.Builder params) throws Exception {
        emulated.client().v1().customers().create(params.build());
    }

    private static String lines(int count) {
        StringBuilder form = new StringBuilder("mode=payment&success_url=https://a.example");
        for (int i = 0; i < count; i++) {
            form.append(LINE.replace("[0]", "[" + i + "]"));
        }
        return form.toString();
    }
}
