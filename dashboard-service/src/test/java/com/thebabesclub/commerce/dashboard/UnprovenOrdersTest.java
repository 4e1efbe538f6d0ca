package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders under a user id that a browser said and no token proved. */
class UnprovenOrdersTest extends DashboardTest {

    private static final Instant BOUGHT = TestClock.NOON.minusSeconds(3_600);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern NEXT = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    private String victim = "";
    private String email = "";
    private String order = "";

    @BeforeEach
    void bought() {
        int n = COUNT.incrementAndGet();
        victim = "victim_" + n;
        email = "guest.unproven" + n + "@example.com";
        order = "cs_test_unproven" + (10_000 + n);
    }

    @AfterEach
    void heal() {
        dashboard().local.tap().heal();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void whoOnlyHasTheIdSeesExportsAndErasesNothing(Door door) {
        dashboard().unprovenOrder(order, victim, email, BOUGHT);
        List<String> tokens =
                List.of(
                        dashboard().token(victim),
                        dashboard().verified(victim, "other@example.com"),
                        token("\"email\":\"" + email + "\""),
                        token("\"email\":\"" + email + "\",\"email_verified\":\"true\""),
                        token("\"email_verified\":true"));
        for (String token : tokens) {
            WebAnswer list = door.ask(WebRequest.get("/dashboard/orders").bearer(token));
            assertThat(list.body())
                    .isEqualTo("{\"orders\":[],\"nextCursor\":null,\"unreadable\":0}");
            assertThat(door.ask(WebRequest.get("/dashboard/export").bearer(token)).body())
                    .contains("\"orders\":[]")
                    .doesNotContain(order, "John Doe", "123 Main St");
            dashboard().stripe.clearRequests();
            dashboard().local.tap().forgetCalls();
            WebAnswer theirs = detail(door, order, token);
            assertThat(operations()).containsExactly("GetItem");
            assertThat(dashboard().stripe.requests()).isEmpty();
            WebAnswer nobodys = detail(door, order + "x", token);
            assertThat(theirs.status()).isEqualTo(404);
            assertThat(withoutId(theirs)).isEqualTo(withoutId(nobodys));

            WebAnswer erased = door.ask(erase(token));
            assertThat(erased.body()).isEqualTo("{\"complete\":true,\"orders\":0,\"waiting\":0}");
        }
        assertThat(dashboard().local.dump().toString()).contains(email);
        assertThat(row()).contains("John Doe", email);
        assertThat(dashboard().local.keys("EMAIL#" + email)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void whoHasTheOrdersVerifiedEmailToo(Door door) {
        dashboard().unprovenOrder(order, victim, email, BOUGHT);
        dashboard().sent(order);
        String token = dashboard().verified(victim, email.replace("guest", "GUEST"));

        assertThat(door.ask(WebRequest.get("/dashboard/orders").bearer(token)).body())
                .contains("\"orderId\":\"" + order + "\"");
        assertThat(detail(door, order, token).status()).isEqualTo(200);
        assertThat(door.ask(WebRequest.get("/dashboard/export").bearer(token)).body())
                .contains(order, "John Doe");
        assertThat(door.ask(erase(token)).body())
                .isEqualTo("{\"complete\":true,\"orders\":1,\"waiting\":0}");

        assertThat(row()).contains("6000").doesNotContain("John Doe", email);
        assertThat(dashboard().local.keys("EMAIL#" + email)).isEmpty();
        assertThat(detail(door, order, token).status()).as("of nobody's e-mail").isEqualTo(404);
    }

    @Test
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void anAdminFindsItAsBefore() {
        dashboard().unprovenOrder(order, victim, email, BOUGHT);

        WebAnswer found =
                door().ask(
                                WebRequest.get("/admin/orders?session=" + order)
                                        .bearer(dashboard().admin()));

        assertThat(found.body())
                .contains("\"userId\":\"" + victim + "\"", "\"ownerVerified\":false", "John Doe");
    }

    @Test
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void ofALateWebhookOnlyWhoMayBeTheBuyerIsToldByStripe() {
        String session = dashboard().sessionAtStripe();
        dashboard().openUnproven(session, victim, BOUGHT);
        dashboard().stripe.pay(session);
        dashboard().stripe.clearRequests();

        assertThat(detail(door(), session, dashboard().token(victim)).status()).isEqualTo(404);
        assertThat(dashboard().stripe.requests()).isEmpty();

        String other = dashboard().verified(victim, "nobody@example.com");
        assertThat(detail(door(), session, other).status()).isEqualTo(404);
        assertThat(dashboard().local.keys("USER#" + victim + " / ORDER#")).hasSize(1);
        String paidWith = paidWith(session);
        assertThat(detail(door(), session, dashboard().verified(victim, paidWith)).status())
                .isEqualTo(200);
    }

    private String paidWith(String session) {
        return dashboard().local.keys("EMAIL#").stream()
                .filter(key -> key.endsWith(session))
                .map(key -> key.substring("EMAIL#".length(), key.indexOf(" / ")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void migratedOrdersAndRowsWithoutAWordOfItAreShownAsBefore() {
        row(order + "1", Optional.empty(), 1);
        row(order + "2", Optional.of("legacy"), 2);

        assertThat(list(dashboard().token(victim), 20))
                .contains(order + "1", order + "2", "\"nextCursor\":null");
        assertThat(door().ask(erase(dashboard().token(victim))).body())
                .isEqualTo("{\"complete\":true,\"orders\":2,\"waiting\":0}");
    }

    /** Two of one's own among many of others: short pages, and each order once. */
    @Test
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void aListReadsThreeTimesAtMostAndGoesOnFromItsCursor() {
        for (int n = 0; n < 650; n++) {
            unproven(order + "n" + n, n);
        }
        row(order + "first", Optional.empty(), -1);
        row(order + "last", Optional.empty(), 1_000);
        List<String> pages = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            dashboard().local.tap().forgetCalls();
            String page =
                    list(
                            dashboard().token(victim),
                            2,
                            cursor.map(text -> "&cursor=" + text).orElse(""));
            assertThat(operations()).hasSizeLessThanOrEqualTo(3).containsOnly("Query");
            pages.add(page);
            Matcher next = NEXT.matcher(page);
            cursor = next.find() ? Optional.of(next.group(1)) : Optional.empty();
        } while (cursor.isPresent() && pages.size() < 10);

        assertThat(pages).hasSize(4);
        assertThat(pages.getFirst()).contains(order + "first").doesNotContain(order + "last");
        assertThat(pages.getLast()).contains(order + "last");
        assertThat(String.join("", pages)).doesNotContain(order + "n");
        assertThat(String.join("", pages).split("\"orderId\"", -1)).hasSize(3);
    }

    @Test
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void whereNothingIsHiddenOneQueryIsEnough() {
        for (int n = 0; n < 5; n++) {
            row(order + n, Optional.empty(), n);
        }
        unproven(order + "hidden", 10);
        dashboard().local.tap().forgetCalls();

        assertThat(list(dashboard().token(victim), 4)).contains("\"nextCursor\":\"");

        assertThat(operations()).containsExactly("Query");
    }

    /** A page that is full in the middle of what a query found loses nothing. */
    @Test
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void aPageIsFilledFromTheNextQueries() {
        for (int n = 0; n < 30; n++) {
            if (n % 3 == 0) {
                row(order + n + "mine", Optional.empty(), n);
            } else {
                unproven(order + n + "hidden", n);
            }
        }
        String token = dashboard().token(victim);
        String first = list(token, 4);
        Matcher next = NEXT.matcher(first);
        assertThat(next.find()).isTrue();
        String second = list(token, 4, "&cursor=" + next.group(1));

        assertThat(first).contains(order + "0mine", order + "9mine").doesNotContain("12mine");
        assertThat(second).contains(order + "12mine", order + "21mine").doesNotContain("24mine");
        assertThat(first + second).doesNotContain("hidden");
    }

    /** Erasure has read the list; the order is claimed by its buyer; then erasure goes on. */
    @Test
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void anOrderThatIsClaimedMeanwhileIsNotErased() {
        dashboard().unprovenOrder(order, victim, email, BOUGHT);
        dashboard().sent(order);
        String buyer = dashboard().verified("buyer-of-" + order, email);
        AtomicInteger claims = new AtomicInteger();
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) -> {
                            boolean erasure =
                                    call.operation().equals("TransactWriteItems")
                                            && call.request().toString().contains("erased");
                            if (!erasure || claims.getAndIncrement() > 0) {
                                return proceed.get();
                            }
                            return CompletableFuture.supplyAsync(
                                            () -> door().ask(claim(buyer)),
                                            Thread::startVirtualThread)
                                    .thenCompose(_ -> proceed.get());
                        });

        assertThat(door().ask(erase(dashboard().verified(victim, email))).status()).isEqualTo(200);

        assertThat(claims.get()).isPositive();
        assertThat(dashboard().local.keys("USER#" + victim + " / ORDER#")).isEmpty();
        assertThat(detail(door(), order, buyer).body()).contains("John Doe");
        assertThat(dashboard().local.keys("EMAIL#" + email)).hasSize(1);
    }

    private void unproven(String session, int secondsAgo) {
        dashboard()
                .put(
                        Attributes.item(Key.order(victim, BOUGHT.minusSeconds(secondsAgo), session))
                                .put("orderId", session)
                                .put("status", "completed")
                                .put("customerEmail", email)
                                .put("ownerVerified", false)
                                .build());
    }

    private void row(String session, Optional<String> verified, int secondsAgo) {
        dashboard()
                .put(
                        Attributes.item(Key.order(victim, BOUGHT.minusSeconds(secondsAgo), session))
                                .put("orderId", session)
                                .put("status", "completed")
                                .put("customerEmail", email)
                                .put("ownerVerified", verified)
                                .build());
    }

    private String row() {
        return String.valueOf(
                dashboard()
                        .local
                        .dump()
                        .get(
                                "USER#%s / ORDER#%010d#%s"
                                        .formatted(victim, BOUGHT.getEpochSecond(), order)));
    }

    private List<String> operations() {
        return dashboard().local.tap().calls().stream().map(DynamoDbTap.Call::operation).toList();
    }

    private static String withoutId(WebAnswer answer) {
        return answer.body().replaceAll("\"(requestId|instance)\":\"[^\"]*\"", "");
    }

    private String list(String token, int limit) {
        return list(token, limit, "");
    }

    private String list(String token, int limit, String more) {
        return door().ask(WebRequest.get("/dashboard/orders?limit=" + limit + more).bearer(token))
                .body();
    }

    private Door door() {
        return dashboard().doors().getFirst();
    }

    private static WebAnswer detail(Door door, String session, String token) {
        return door.ask(WebRequest.get("/dashboard/orders/" + session).bearer(token));
    }

    private static WebRequest erase(String token) {
        return WebRequest.of("DELETE", "/dashboard/profile").bearer(token);
    }

    private static WebRequest claim(String token) {
        return WebRequest.of("POST", "/dashboard/orders/claim").bearer(token);
    }

    private String token(String claims) {
        return TestToken.with("\"sub\":\"" + victim + "\"," + claims, dashboard().clock.instant());
    }
}
