package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The payment page of a signed-in customer has the token's verified e-mail, also a new one. */
@Case(
        id = "L14",
        sentence =
                "A signed-in customer's page has the token's verified e-mail, also after it changed: Stripe is told once a change.")
class CustomerEmailTest extends ShopTest {

    private static final String TELL = "POST /v1/customers/{id}";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private String ann = "";

    @BeforeEach
    void customer() {
        ann = "ann-" + COUNT.incrementAndGet();
    }

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aChangedEmailIsToldOnceAndNoneIsToldAgain(Door door) throws Exception {
        assertThat(emailAfterCheckout(door, "one@example.com")).isEqualTo("one@example.com");
        assertThat(emailAfterCheckout(door, "one@example.com")).isEqualTo("one@example.com");
        assertThat(service.stripe().requestCount(TELL)).isZero();

        assertThat(emailAfterCheckout(door, "two@example.com")).isEqualTo("two@example.com");
        assertThat(emailAfterCheckout(door, "two@example.com")).isEqualTo("two@example.com");
        assertThat(service.stripe().requestCount(TELL)).isEqualTo(1);
        assertThat(service.stripe().requestCount("POST /v1/customers")).isEqualTo(1);
        assertThat(profile()).doesNotContain("two@example.com");
    }

    @Test
    void anEmailWithoutProofIsNotTold() throws Exception {
        emailAfterCheckout(service.rest(), "one@example.com");
        checkout(service.rest(), "\"email\":\"two@example.com\",\"email_verified\":false");
        checkout(service.rest(), "\"email\":\"two@example.com\"");
        checkout(service.rest(), "\"roles\":[]");
        assertThat(service.stripe().requestCount(TELL)).isZero();
    }

    @Test
    void anEmailThatStripeRefusesIsTriedOnceAndTheOneBeforeStays() throws Exception {
        emailAfterCheckout(service.rest(), "one@example.com");
        assertThat(emailAfterCheckout(service.rest(), "two@gmail")).isEqualTo("one@example.com");
        assertThat(emailAfterCheckout(service.rest(), "two@gmail")).isEqualTo("one@example.com");
        assertThat(service.stripe().requestCount(TELL)).isEqualTo(1);
    }

    @Test
    void whereStripeCannotBeToldTheNextCheckoutTellsIt() throws Exception {
        emailAfterCheckout(service.rest(), "one@example.com");
        service.stripe().failCalls(TELL, CallFault.SERVER_ERROR, 3);
        assertThat(emailAfterCheckout(service.rest(), "two@example.com"))
                .isEqualTo("one@example.com");
        assertThat(emailAfterCheckout(service.rest(), "two@example.com"))
                .isEqualTo("two@example.com");
    }

    @Test
    void anotherCustomerInThePlaceOfADeletedOneHasTheNewEmail() throws Exception {
        String gone = checkout(service.rest(), verified("one@example.com"));
        service.askStripe("DELETE", "/v1/customers/" + gone, "");
        assertThat(emailAfterCheckout(service.rest(), "two@example.com"))
                .isEqualTo("two@example.com");
        service.stripe().clearRequests();
        assertThat(emailAfterCheckout(service.rest(), "two@example.com"))
                .isEqualTo("two@example.com");
        assertThat(service.stripe().requestCount(TELL)).isZero();
    }

    private String emailAfterCheckout(Door door, String email) throws Exception {
        String customer = checkout(door, verified(email));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        service.stripe().baseUrl() + "/v1/customers/" + customer))
                        .header("Authorization", "Bearer " + TestShop.STRIPE_KEY)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode json = Json.of(client.send(request, BodyHandlers.ofString()).body());
            return json.path("email").asText();
        }
    }

    /** The session's customer. */
    private String checkout(Door door, String claims) {
        String token =
                TestToken.with("\"sub\":\"" + ann + "\"," + claims, service.clock().instant());
        String session =
                Shopper.sessionId(door.ask(Shopper.wish(shopper.quote(ONE)).bearer(token)));
        return service.stripe().pay(session).path("customer").asText();
    }

    private String profile() {
        return service.table().dump().get("USER#" + ann + " / PROFILE").toString();
    }

    private static String verified(String email) {
        return "\"email\":\"" + email + "\",\"email_verified\":true";
    }
}
