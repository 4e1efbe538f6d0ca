package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

class SignedInCheckoutTest extends ShopTest {

    @Test
    @Case(
            id = "T-SEC-2",
            sentence =
                    "A userId in an unauthenticated body is attribution only: it never reaches a profile or a Stripe customer.")
    void aSignedInUserHasOneStripeCustomerAndTheBodysUserIdIsIgnored() {
        Set<String> customers = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            JsonNode paid = pay("ann", "\"userId\": \"somebody-else\"");
            customers.add(paid.path("customer").asText());
            assertThat(paid.path("metadata").path("userId").asText()).isEqualTo("ann");
            assertThat(paid.path("metadata").path("userVerified").asText()).isEqualTo("true");
        }
        assertThat(customers).hasSize(1).allMatch(id -> id.startsWith("cus_"));
        assertThat(service.table().keys("CUSTOMER#" + customers.iterator().next())).hasSize(1);
    }

    @Test
    @Case(
            id = "T-SEC-2",
            sentence =
                    "A userId in an unauthenticated body is attribution only: it never reaches a profile or a Stripe customer.")
    void aUserIdInTheBodyReachesNoProfileAndNoCustomer() {
        pay("dot");
        service.stripe().clearRequests();
        service.table().tap().forgetCalls();
        String session = shopper.session(shopper.quote(ONE), "\"userId\": \"dot\"");

        assertThat(service.stripe().requestCount("POST /v1/customers")).isZero();
        assertThat(service.table().tap().calls())
                .noneMatch(call -> call.request().toString().contains("PROFILE"));
        JsonNode paid = service.stripe().pay(session);
        assertThat(paid.path("metadata").path("userVerified").asText()).isEqualTo("false");
    }

    @Test
    @Case(
            id = "T-SEC-7",
            sentence = "Ten parallel first checkouts of a user make one Stripe customer.")
    void tenFirstCheckoutsOfAUserAtOnceMakeOneCustomer() {
        String token = token("bea");
        Set<String> sessions =
                shopper.atOnce(10, _ -> Shopper.wish(shopper.quote(ONE)).bearer(token));
        Set<String> customers = new HashSet<>();
        sessions.forEach(id -> customers.add(service.stripe().pay(id).path("customer").asText()));
        assertThat(sessions).hasSize(10);
        assertThat(customers).hasSize(1).allMatch(id -> id.startsWith("cus_"));
        assertThat(profile("bea"))
                .hasValueSatisfying(
                        profile -> assertThat(profile).contains(customers.iterator().next()));
    }

    @Test
    @Case(id = "T-SEC-8", sentence = "A customer that was deleted at Stripe is made anew once.")
    void aCustomerThatIsGoneAtStripeIsMadeAnewOnce() {
        String before = pay("cat").path("customer").asText();
        service.askStripe("DELETE", "/v1/customers/" + before, "");
        service.stripe().clearRequests();
        String after = pay("cat").path("customer").asText();
        assertThat(after).isNotEqualTo(before).startsWith("cus_");
        assertThat(pay("cat").path("customer").asText()).isEqualTo(after);
        assertThat(service.stripe().requestCount("POST /v1/customers")).isEqualTo(1);
    }

    @Test
    @Case(id = "F17", sentence = "A 500 that is replayed under its key: a new key, at most three.")
    void aBreakdownOverTheCustomerIsLeftBehindWithItsKey() {
        service.stripe().failCalls("POST /v1/customers", CallFault.SERVER_ERROR, 1);
        assertThat(pay("eve").path("customer").asText()).startsWith("cus_");
    }

    @Test
    void aTokenThatIsNotValidIsNeverTakenForAGuest() {
        WebRequest wish = Shopper.wish(shopper.quote(ONE)).bearer("nonsense");
        assertThat(service.rest().ask(wish).status()).isEqualTo(401);
    }

    private JsonNode pay(String subject, String... fields) {
        WebRequest wish = Shopper.wish(shopper.quote(ONE), fields).bearer(token(subject));
        return service.stripe().pay(Shopper.sessionId(service.rest().ask(wish)));
    }

    private String token(String subject) {
        return TestToken.of(subject, service.clock().instant());
    }

    private Optional<String> profile(String user) {
        return Optional.ofNullable(service.table().dump().get("USER#" + user + " / PROFILE"))
                .map(Object::toString);
    }
}
