package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.HttpTap;
import com.thebabesclub.commerce.testing.WebAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Map;

/** Customers enter their cards on Stripe's pages and on no other. */
@Case(id = "A37", sentence = "A checkout URL that is not Stripe's.")
class PaymentPagePolicyTest {

    private static final String HOSTS = "CHECKOUT_PAGE_HOSTS";

    @Test
    void stripesPageAndTheShopsCustomDomainAreTaken() {
        PaymentPagePolicy pages = pages(Map.of(HOSTS, "checkout.stripe.com,pay.thebabesclub.com"));

        assertThat(pages.include("https://checkout.stripe.com/c/pay/cs_test_1#fid")).isTrue();
        assertThat(pages.include("https://pay.thebabesclub.com/c/pay/cs_test_1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://checkout.stripe.com/c/pay/cs_1",
                "https://checkout.stripe.com.evil.example/c/pay/cs_1",
                "https://checkout.stripe.com@evil.example/",
                "https://checkout.stripe.com:8443/",
                "https://evil.example/?checkout.stripe.com",
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1/",
                "javascript:alert(1)",
                "//checkout.stripe.com/",
                "https://checkout.stripe.com/ pay",
                ""
            })
    void anythingElseIsNot(String address) {
        assertThat(pages(Map.of()).include(address)).isFalse();
    }

    private static PaymentPagePolicy pages(Map<String, String> variables) {
        return EnvironmentVariables.of(variables).read(CheckoutConfiguration.class).pages();
    }

    @Test
    void aPageElsewhereIsNotHandedOnAndItsSessionEnded() {
        CheckoutServer service = new CheckoutServer(Map.of(), PaymentPagePolicyTest::withEvilPages);
        service.importProducts();
        Shopper shopper = new Shopper(service);
        JsonNode quote = shopper.quote(ONE);
        try {
            WebAnswer answer = shopper.checkout(quote);

            assertThat(answer.status()).as(answer.body()).isEqualTo(502);
            assertThat(answer.body()).doesNotContain("evil.example");
            assertThat(Shopper.code(answer)).isEqualTo("payment_provider_refused");
            assertThat(service.table().keys("SESSION#")).isEmpty();
            assertThat(service.stripe().requests())
                    .anyMatch(request -> request.toString().contains("expire"));
            assertThat(service.metrics().readings()).contains(Metric.FOREIGN_PAGES.one());
        } finally {
            service.close();
        }
    }

    /** Ends with the process of the tests. */
    private static URI withEvilPages(URI stripe) {
        return HttpTap.changing(
                        stripe,
                        body ->
                                body.replaceAll(
                                        "\"url\":\\s*\"http[^\"]*\"",
                                        "\"url\": \"https://evil.example/pay\""))
                .address();
    }
}
