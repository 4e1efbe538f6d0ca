package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.StoredEmail;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** The status of a session whose user id no token proved. */
class UnprovenStatusTest extends ShopTest {

    @Test
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void onlyTheBrowserAndTheOrdersVerifiedEmailAreToldTheOrder() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote, "\"userId\": \"victim_1\"");
        service.stripe().pay(session, PaymentAttempt.succeeds().withEmail("Guest@Exämple.de"));
        service.clock().advance(Duration.ofSeconds(6));

        assertThat(asked(session, "\"sub\":\"victim_1\"")).isEmpty();
        assertThat(asked(session, verified("victim_1", "other@example.com"))).isEmpty();
        assertThat(asked(session, "\"sub\":\"victim_1\",\"email\":\"guest@xn--exmple-cua.de\""))
                .isEmpty();
        assertThat(asked(session, verified("victim_2", "guest@xn--exmple-cua.de"))).isEmpty();

        assertThat(asked(session, verified("victim_1", "guest@xn--exmple-cua.de")))
                .startsWith("BC-");
        assertThat(shopper.status(session, quote).path("orderNumber").asText()).startsWith("BC-");
    }

    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    void anAddressThatStripeTellsAnewMovesThePointer() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        service.stripe().pay(session, PaymentAttempt.pending());
        service.clock().advance(Duration.ofSeconds(6));
        shopper.status(session, quote);
        List<String> pointers = service.table().keys("EMAIL#");
        StoredEmail.replace(service.table(), session, "before@example.com");
        service.stripe().settle(session, true);
        service.clock().advance(Duration.ofSeconds(6));

        shopper.status(session, quote);

        assertThat(service.table().keys("EMAIL#")).isEqualTo(pointers);
    }

    /** The order's number that every door tells this caller; empty for none. */
    private String asked(String session, String claims) {
        String token = TestToken.with(claims, service.clock().instant());
        List<String> numbers =
                service.doors().stream()
                        .map(door -> door.ask(Shopper.statusOf(session).bearer(token)))
                        .map(Json::of)
                        .map(status -> status.path("orderNumber").asText(""))
                        .distinct()
                        .toList();
        assertThat(numbers).hasSize(1);
        return numbers.getFirst();
    }

    private static String verified(String subject, String email) {
        return "\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true".formatted(subject, email);
    }
}
