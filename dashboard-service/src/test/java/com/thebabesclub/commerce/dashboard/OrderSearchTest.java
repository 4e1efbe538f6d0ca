package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.regex.Pattern;

/** An order is found by what a customer or Stripe calls it, or by the e-mail that paid. */
@Case(
        id = "P10",
        sentence =
                "An order is found by number, session, payment or e-mail, and an e-mail stands in"
                        + " no address; who was erased is not found by it.")
class OrderSearchTest extends DashboardTest {

    private static final Pattern SESSION =
            Pattern.compile("\"session\":\\{\"sessionId\":\"([^\"]+)");
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    @BeforeAll
    void orders() {
        for (int n = 1; n <= 3; n++) {
            dashboard()
                    .guestOrder(
                            "cs_test_bymail" + n,
                            "Found.By@Example.com",
                            TestClock.NOON.minusSeconds(100 - n),
                            SessionStage.PAID);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void byNumberSessionAndPayment(Door door) {
        String session = "cs_test_bymail1";
        for (String query :
                List.of(
                        "{\"session\":\"" + session + "\"}",
                        "{\"number\":\"BC-TBYMAIL1\"}",
                        "{\"payment\":\"pi_" + session + "\"}")) {
            assertThat(found(door.ask(search(query)).body())).as(query).containsExactly(session);
        }
        assertThat(found(door.ask(search("{\"number\":\"BC-NOBODY\"}")).body())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void byEmailInAnySpellingTheNewestFirstInPages(Door door) {
        CapacityLedger cost = CapacityLedger.on(dashboard().local);
        String all = door.ask(search("{\"email\":\" FOUND.by@example.com\"}")).body();

        assertThat(found(all))
                .containsExactly("cs_test_bymail3", "cs_test_bymail2", "cs_test_bymail1");
        assertThat(cost.usage().readUnits()).isLessThanOrEqualTo(4);
        String first = door.ask(search("{\"email\":\"found.by@example.com\",\"limit\":2}")).body();
        assertThat(found(first)).hasSize(2);
        String cursor =
                CURSOR.matcher(first).results().findFirst().map(m -> m.group(1)).orElseThrow();
        String second =
                door.ask(
                                search(
                                        "{\"email\":\"found.by@example.com\",\"cursor\":\""
                                                + cursor
                                                + "\"}"))
                        .body();
        assertThat(found(second)).containsExactly("cs_test_bymail1");
        assertThat(
                        door.ask(
                                        search(
                                                "{\"email\":\"other@example.com\",\"cursor\":\""
                                                        + cursor
                                                        + "\"}"))
                                .status())
                .as("a cursor of another e-mail")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whoWasErasedIsNotFoundByTheirEmail(Door door) {
        String user = "user_erased_search" + door.hashCode();
        String session = "cs_test_gone" + Integer.toHexString(door.hashCode());
        dashboard().order(session, user, TestClock.NOON.minusSeconds(60));
        assertThat(found(door.ask(search("{\"email\":\"customer@example.com\"}")).body()))
                .contains(session);

        dashboard().sent(session);
        door.ask(WebRequest.of("DELETE", "/dashboard/profile").bearer(dashboard().token(user)));

        assertThat(found(door.ask(search("{\"email\":\"customer@example.com\"}")).body()))
                .doesNotContain(session);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void exactlyOneOfTheNamesAndNoEmailInAnAddress(Door door) {
        for (String query :
                List.of(
                        "{}",
                        "{\"email\":\"no address\"}",
                        "{\"email\":\"a@example.com\",\"session\":\"cs_test_bymail1\"}",
                        "{\"email\":\"a@example.com\",\"limit\":21}",
                        "{\"name\":\"Ann\"}")) {
            assertThat(door.ask(search(query)).status()).as(query).isEqualTo(400);
        }
        WebAnswer address =
                door.ask(
                        WebRequest.get("/admin/orders?email=found.by@example.com")
                                .bearer(dashboard().admin()));
        assertThat(address.status()).isEqualTo(400);
    }

    private WebRequest search(String body) {
        return WebRequest.post("/admin/orders/search", body).bearer(dashboard().admin());
    }

    private static List<String> found(String body) {
        return SESSION.matcher(body).results().map(match -> match.group(1)).toList();
    }
}
