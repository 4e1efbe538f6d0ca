package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class OrdersTest extends DashboardTest {

    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"([^\"]+)\"");
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    private static final Instant NOON = TestClock.NOON;

    /** Customers of one test are not those of another. */
    private String ann = "";

    private String bob = "";

    @BeforeEach
    void customers(TestInfo test) {
        String unique =
                Integer.toHexString(test.getDisplayName().hashCode())
                        + "-"
                        + test.getTestMethod().orElseThrow().getName();
        ann = "ann-" + unique;
        bob = "bob-" + unique;
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anOrderHasEverythingThatTheOwnersExampleHas(Door door) {
        String id = session("1");
        dashboard().order(id, ann, Instant.ofEpochSecond(1732612800));

        WebAnswer list = door.ask(get("/dashboard/orders", ann));
        WebAnswer detail = door.ask(get("/dashboard/orders/" + id, ann));

        String order =
                "{\"orderId\":\""
                        + id
                        + "\",\"orderNumber\":\"BC-"
                        + id.substring(id.length() - 8).toUpperCase(java.util.Locale.ROOT)
                        + "\",\"status\":\"completed\",\"refundStatus\":\"none\",\"disputeStatus\":\"none\","
                        + "\"amount\":6000,\"amountSubtotal\":6000,\"amountDiscount\":0,\"amountTax\":0,\"amountShipping\":0,"
                        + "\"currency\":\"usd\",\"items\":[{\"name\":\"Red Necklace\",\"sku\":\"N-RED\","
                        + "\"collectionId\":\"necklaces\",\"quantity\":2,\"unitPrice\":3000,\"amountSubtotal\":6000,"
                        + "\"amountDiscount\":0,\"amountTotal\":6000}],\"itemCount\":2,"
                        + "\"createdAt\":\"2024-11-26T09:20:00Z\",\"completedAt\":\"2024-11-26T09:21:00Z\","
                        + "\"stripePaymentIntentId\":\"pi_"
                        + id
                        + "\",\"customerEmail\":\"customer@example.com\","
                        + "\"shippingAddress\":{\"name\":\"John Doe\",\"line1\":\"123 Main St\",\"line2\":null,"
                        + "\"city\":\"Toronto\",\"state\":\"ON\",\"postalCode\":\"M5V 1A1\",\"country\":\"CA\"}}";
        assertThat(list.body()).isEqualTo("{\"orders\":[" + order + "],\"nextCursor\":null}");
        assertThat(detail.body()).isEqualTo("{\"order\":" + order + "}");
        assertThat(detail.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void pagesNeitherSkipNorRepeatWhileOrdersArrive(Door door) {
        List<String> before = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            before.addFirst(session("page" + n));
            dashboard().order(before.getFirst(), ann, NOON.minusSeconds(7_000 - n));
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            WebAnswer page = door.ask(get("/dashboard/orders?limit=3" + cursor, ann));
            seen.addAll(all(ORDER_ID, page.body()));
            cursor =
                    all(CURSOR, page.body()).stream()
                            .findFirst()
                            .map(next -> "&cursor=" + next)
                            .orElse("");
            dashboard()
                    .order(
                            session("late" + seen.size()),
                            ann,
                            NOON.minusSeconds(100 - seen.size()));
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void nobodySeesTheOrdersOfSomebodyElse(Door door) {
        String id = session("anns");
        dashboard().order(id, ann, NOON.minusSeconds(60));

        assertThat(door.ask(get("/dashboard/orders", bob)).body())
                .isEqualTo("{\"orders\":[],\"nextCursor\":null}");
        assertThat(door.ask(WebRequest.get("/dashboard/orders")).status()).isEqualTo(401);
        assertThat(door.ask(WebRequest.get("/dashboard/orders/" + id)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("A1")
    @Tag("A38")
    void notYoursAndNotThereCannotBeToldApart(Door door) {
        String ordered = session("ordered");
        String open = session("open");
        dashboard().order(ordered, ann, NOON.minusSeconds(60));
        dashboard().open(open, ann, NOON.minusSeconds(60));
        List<String> answers = new ArrayList<>();
        for (String id : List.of(ordered, open, session("nobody"))) {
            dashboard().local.tap().forgetCalls();
            dashboard().stripe.clearRequests();

            WebAnswer answer = door.ask(get("/dashboard/orders/" + id, bob));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(dashboard().local.tap().calls()).hasSize(1);
            assertThat(dashboard().stripe.requests()).isEmpty();
            answers.add(withoutRequestId(answer.body()));
        }
        assertThat(answers).allMatch(answers.getFirst()::equals);
        assertThat(answers.getFirst()).contains("\"code\":\"not_found\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("A5")
    void anIdThatNoSessionHasIsNotThereAndCostsNothing(Door door) {
        dashboard().local.tap().forgetCalls();
        for (String id :
                List.of(
                        "x",
                        "ORDER%231",
                        "cs_%23",
                        "cs_%00",
                        "..",
                        "cs_" + "a".repeat(300),
                        "METADATA")) {
            assertThat(door.ask(get("/dashboard/orders/" + id, ann)).status())
                    .as(id)
                    .isIn(400, 404);
        }
        assertThat(dashboard().local.tap().calls()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("A6")
    void aCursorIsGoodForItsCustomerAndItsListOnly(Door door) {
        for (int n = 0; n < 2; n++) {
            dashboard().order(session("mine" + n), ann, NOON.minusSeconds(60 + n));
        }
        String first = door.ask(get("/dashboard/orders?limit=1", ann)).body();
        String cursor = all(CURSOR, first).getFirst();
        char last = cursor.charAt(cursor.length() - 1);
        List<String> forged =
                List.of(
                        cursor.substring(1),
                        cursor.substring(0, cursor.length() - 1) + (last == 'A' ? 'B' : 'A'),
                        cursor.substring(0, cursor.indexOf('.') + 1),
                        cursor.substring(cursor.indexOf('.')),
                        cursor + ".x",
                        "%7B%22PK%22%3A%22USER%23bob%22%7D",
                        "x".repeat(3_000),
                        "-");

        assertThat(door.ask(get("/dashboard/orders?cursor=" + cursor, ann)).status())
                .isEqualTo(200);
        assertThat(door.ask(get("/dashboard/orders?cursor=" + cursor, bob)).status())
                .isEqualTo(400);
        for (String text : forged) {
            WebAnswer answer = door.ask(get("/dashboard/orders?cursor=" + text, ann));
            assertThat(answer.status()).as(text).isEqualTo(400);
            assertThat(answer.body()).contains("\"path\":\"cursor\"");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("A7")
    void aLimitIsFromOneToAHundred(Door door) {
        for (String limit : List.of("0", "-1", "101", "1e9", "1.5", "NaN", "99999999999")) {
            assertThat(door.ask(get("/dashboard/orders?limit=" + limit, ann)).status())
                    .as(limit)
                    .isEqualTo(400);
        }
        assertThat(door.ask(get("/dashboard/orders?limit=100", ann)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anOrderIsTwoPointReadsWhateverTheHistory(Door door) {
        String id = session("many0");
        for (int n = 0; n < 30; n++) {
            dashboard().order(session("many" + n), ann, NOON.minusSeconds(5_000 - n));
        }
        CapacityLedger detail = CapacityLedger.on(dashboard().local);

        assertThat(door.ask(get("/dashboard/orders/" + id, ann)).status()).isEqualTo(200);

        System.out.println("order detail: " + detail.usage());
        assertThat(detail.usage()).isEqualTo(new CapacityLedger.Usage(2, 0, 1));
        CapacityLedger page = CapacityLedger.on(dashboard().local);
        assertThat(door.ask(get("/dashboard/orders?limit=20", ann)).status()).isEqualTo(200);
        System.out.println("orders page of 20: " + page.usage());
        assertThat(page.usage().roundTrips()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anOrderOfTheFirstGenerationIsListedWithWhatItHas(Door door) {
        Attributes line =
                Attributes.map()
                        .put("name", "Red Necklace")
                        .put("quantity", 2)
                        .put("unitPrice", 3000)
                        .build();
        dashboard()
                .put(
                        Attributes.item(Key.order(ann, NOON, "cs_test_old"))
                                .put("orderId", "cs_test_old")
                                .put("status", "completed")
                                .put("amount", 6000)
                                .putMaps("items", List.of(line))
                                .build());

        String body = door.ask(get("/dashboard/orders", ann)).body();

        assertThat(body)
                .contains(
                        "\"orderId\":\"cs_test_old\"",
                        "\"orderNumber\":null",
                        "\"sku\":null",
                        "\"amountTotal\":6000");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anOrderWhoseTimeHasRunOutIsGoneThoughTheTableStillHasIt(Door door) {
        dashboard()
                .put(
                        Attributes.item(Key.order(ann, NOON, "cs_test_gone"))
                                .put("orderId", "cs_test_gone")
                                .put("status", "completed")
                                .put(Attributes.EXPIRES_AT, NOON.getEpochSecond())
                                .build());

        assertThat(door.ask(get("/dashboard/orders", ann)).body()).doesNotContain("cs_test_gone");
    }

    private static WebRequest get(String target, String customer) {
        return WebRequest.get(target).bearer(dashboard().token(customer));
    }

    /** Different in its last characters, which make the order's number. */
    private String session(String name) {
        String unique = Integer.toHexString((ann + name).hashCode());
        return "cs_test_" + name + "x".repeat(8 - unique.length()) + unique;
    }

    private static String withoutRequestId(String body) {
        return body.replaceAll("\"requestId\":\"[^\"]+\"", "");
    }

    private static List<String> all(Pattern pattern, String body) {
        return pattern.matcher(body).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
