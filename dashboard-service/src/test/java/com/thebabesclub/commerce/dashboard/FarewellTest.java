package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Customers take what is kept of them, or take themselves away. */
class FarewellTest extends DashboardTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Instant BOUGHT = TestClock.NOON.minusSeconds(3_600);
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    private static final List<String> PERSON =
            List.of(
                    "customer@example.com",
                    "John Doe",
                    "123 Main St",
                    "M5V 1A1",
                    "Ann Canary",
                    "cus_");

    private String ann = "";
    private String order = "";

    @BeforeEach
    void customer() {
        int n = COUNT.incrementAndGet();
        ann = "ann-farewell-" + n;
        order = "cs_test_farewellorder" + (10_000 + n);
    }

    private void stored() {
        dashboard().order(order, ann, BOUGHT);
        dashboard().sent(order);
        dashboard()
                .put(
                        Attributes.item(Key.profile(ann))
                                .put("displayName", "Ann Canary")
                                .put("stripeCustomerId", "cus_" + ann)
                                .put("version", 3)
                                .build());
        dashboard().put(Attributes.item(Key.customer("cus_" + ann)).put("userId", ann).build());
        dashboard()
                .put(
                        Attributes.item(Key.nft(ann, "c", "1"))
                                .put("contract", "c")
                                .put("tokenId", "1")
                                .build());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theExportHasAllThatIsKept(Door door) {
        stored();

        String all = door.ask(get("/dashboard/export")).body();

        assertThat(all)
                .contains(
                        "\"userId\":\"" + ann + "\"",
                        "\"exportedAt\":\"2026-11-26T12:00:00Z\"",
                        "\"displayName\":\"Ann Canary\"",
                        "\"stripeCustomerId\":\"cus_" + ann + "\"",
                        "\"orderId\":\"" + order + "\"",
                        "\"customerEmail\":\"customer@example.com\"",
                        "\"nfts\":[{\"contract\":\"c\",\"tokenId\":\"1\"",
                        "\"nextCursor\":null");
        List<String> pages = new ArrayList<>();
        String cursor = "";
        for (int n = 0; n < 5; n++) {
            String page = door.ask(get("/dashboard/export?limit=1" + cursor)).body();
            pages.add(page);
            Matcher next = CURSOR.matcher(page);
            if (!next.find()) {
                break;
            }
            cursor = "&cursor=" + next.group(1);
        }
        assertThat(pages.stream().filter(page -> page.contains(order))).hasSize(1);
        assertThat(pages.stream().filter(page -> page.contains("\"tokenId\""))).hasSize(1);
        assertThat(pages.stream().filter(page -> page.contains("Ann Canary"))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void thePersonGoesAndTheOrderStays(Door door) {
        stored();

        WebAnswer gone = door.ask(delete());

        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.body()).isEqualTo("{\"complete\":true,\"orders\":1,\"waiting\":0}");
        assertThat(door.ask(get("/dashboard/profile")).body()).contains("\"version\":0");
        assertThat(door.ask(get("/dashboard/orders/" + order)).body())
                .contains("\"amount\":6000", "\"customerEmail\":null", "\"shippingAddress\":null");
        assertThat(dashboard().local.keys("USER#" + ann + " / ")).hasSize(1);
        assertThat(dashboard().local.keys("CUSTOMER#cus_" + ann)).isEmpty();
        assertThat(stillThere()).doesNotContain(PERSON);
        assertThat(door.ask(delete()).body())
                .isEqualTo("{\"complete\":true,\"orders\":0,\"waiting\":0}");
    }

    @Test
    void noLaterEventBringsThePersonBack() {
        dashboard().open(order, ann, BOUGHT);
        dashboard()
                .settle(
                        Dashboard.observed(
                                order, BOUGHT, SessionStage.UNPAID, "customer@example.com"));
        Door door = dashboard().doors().getFirst();
        assertThat(door.ask(delete()).body()).contains("\"orders\":1");

        dashboard()
                .settle(
                        Dashboard.observed(
                                order, BOUGHT, SessionStage.PAID, "customer@example.com"));
        dashboard().refund(order, "re_late", 1500);

        assertThat(door.ask(get("/dashboard/orders/" + order)).body())
                .contains("\"status\":\"completed\"", "\"customerEmail\":null");
        assertThat(stillThere()).doesNotContain(PERSON);
    }

    @Test
    void aLongHistoryTakesSeveralCallsAndTheProfileGoesLast() {
        for (int n = 0; n < 60; n++) {
            dashboard().order(order + "n" + (100 + n), ann, BOUGHT.minusSeconds(n));
            dashboard().sent(order + "n" + (100 + n));
        }
        dashboard().put(Attributes.item(Key.profile(ann)).put("displayName", "Ann Canary").build());
        Door door = dashboard().doors().getFirst();

        WebAnswer first = door.ask(delete());
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body()).isEqualTo("{\"complete\":false,\"orders\":50,\"waiting\":0}");
        assertThat(dashboard().local.keys("USER#" + ann + " / PROFILE")).hasSize(1);
        assertThat(door.ask(delete()).body())
                .isEqualTo("{\"complete\":true,\"orders\":10,\"waiting\":0}");

        assertThat(dashboard().local.keys("USER#" + ann + " / ")).hasSize(60);
        assertThat(dashboard().local.keys("USER#" + ann + " / PROFILE")).isEmpty();
    }

    @Test
    void whatBrokeOffGoesOnWithTheSameCall() {
        stored();
        Door door = dashboard().doors().getFirst();
        AtomicInteger calls = new AtomicInteger();
        List<Integer> statuses = new ArrayList<>();
        for (int cut = 1; cut < 30 && !statuses.contains(200); cut++) {
            int last = cut;
            calls.set(0);
            dashboard()
                    .local
                    .tap()
                    .script(
                            (_, proceed) ->
                                    calls.incrementAndGet() == last
                                            ? CompletableFuture.failedFuture(
                                                    SdkClientException.create("down"))
                                            : proceed.get());
            statuses.add(door.ask(delete()).status());
        }
        dashboard().local.tap().heal();

        assertThat(statuses).contains(503, 200).containsOnly(503, 200);
        assertThat(stillThere()).doesNotContain(PERSON);
        assertThat(dashboard().local.keys("USER#" + ann + " / ")).hasSize(1);
    }

    @Test
    void anOrderOfTheFirstGenerationIsBlankedToo() {
        String old = order + "old";
        dashboard()
                .put(
                        Attributes.item(Key.order(ann, BOUGHT, old))
                                .put("orderId", old)
                                .put("status", "completed")
                                .put("amount", 6000)
                                .put("customerEmail", "customer@example.com")
                                .build());
        dashboard().stripe.clearRequests();

        assertThat(dashboard().doors().getFirst().ask(delete()).body()).contains("\"orders\":1");

        assertThat(dashboard().stripe.requests()).isEmpty();
        assertThat(stillThere()).contains("6000").doesNotContain(PERSON);
    }

    /** All items of the customer and of the order's session, as text. */
    private String stillThere() {
        StringBuilder text = new StringBuilder();
        dashboard()
                .local
                .dump()
                .forEach(
                        (key, item) -> {
                            if (key.startsWith("USER#" + ann + " ") || key.contains(order)) {
                                text.append(item);
                            }
                        });
        return text.toString();
    }

    private WebRequest get(String target) {
        return WebRequest.get(target).bearer(dashboard().token(ann));
    }

    private WebRequest delete() {
        return WebRequest.of("DELETE", "/dashboard/profile").bearer(dashboard().token(ann));
    }
}
