package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeEach;
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
                """
                {"orderId":"%s","orderNumber":"BC-%s","userId":"%s","status":"completed","refundStatus":"none",\
                "disputeStatus":"none","amount":6000,"amountSubtotal":6000,"amountDiscount":0,\
                "amountTax":0,"amountShipping":0,"amountRefunded":0,"currency":"usd",\
                "formatted":{"amount":"60.00 USD","amountSubtotal":"60.00 USD",\
                "amountDiscount":"0.00 USD","amountTax":"0.00 USD","amountShipping":"0.00 USD",\
                "amountRefunded":"0.00 USD"},"items":[{"name":"Red Necklace","sku":"N-RED",\
                "variantId":null,"collectionId":"necklaces","quantity":2,"unitPrice":3000,"amountSubtotal":6000,\
                "amountDiscount":0,"amountTax":0,"amountTotal":6000,"formatted":{"unitPrice":"30.00 USD",\
                "amountTotal":"60.00 USD"}}],"itemCount":2,"refunds":[],"disputes":[],\
                "fulfilment":"none","parcels":[],"cancelledAt":null,\
                "createdAt":"2024-11-26T09:20:00Z","completedAt":"2024-11-26T09:21:00Z",\
                "updatedAt":"2026-11-26T12:00:00Z","stripeSessionId":"%s",\
                "stripePaymentIntentId":"pi_%s","customerEmail":"customer@example.com",\
                "shippingAddress":{"name":"John Doe","line1":"123 Main St","line2":null,\
                "city":"Toronto","state":"ON","postalCode":"M5V 1A1","country":"CA"}}"""
                        .formatted(
                                id,
                                id.substring(id.length() - 8).toUpperCase(java.util.Locale.ROOT),
                                ann,
                                id,
                                id);
        assertThat(list.body())
                .isEqualTo("{\"orders\":[" + order + "],\"nextCursor\":null,\"unreadable\":0}");
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
                .isEqualTo("{\"orders\":[],\"nextCursor\":null,\"unreadable\":0}");
        assertThat(door.ask(WebRequest.get("/dashboard/orders")).status()).isEqualTo(401);
        assertThat(door.ask(WebRequest.get("/dashboard/orders/" + id)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A1", sentence = "Another user's order id.")
    @Case(id = "A2", sentence = "Another user's session id that has no order yet.")
    @Case(id = "A38", sentence = "Telling users apart by status, size or time.")
    @Case(
            id = "T-SEC-1",
            sentence =
                    "Somebody else's order cannot be told from one that is not there, and no call to Stripe is made.")
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
    @Case(id = "A5", sentence = "Key characters, NUL, look-alikes and two-kilobyte ids.")
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
    @Case(id = "A6", sentence = "A forged cursor.")
    @Case(id = "T-SEC-5", sentence = "A cursor of another user, or an altered one: 400.")
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
    @Case(id = "A7", sentence = "A limit that is no limit.")
    @Case(id = "T-SEC-6", sentence = "limit of 0, -1, abc and a thousand million: 400.")
    void aLimitIsFromOneToAHundred(Door door) {
        for (String limit :
                List.of(
                        "0",
                        "-1",
                        "abc",
                        "1000000000",
                        "101",
                        "1e9",
                        "1.5",
                        "NaN",
                        "99999999999")) {
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

    @ParameterizedTest
    @MethodSource("doors")
    void aPeriodIsAConditionOnTheKeyAndItsCursorsAreItsOwn(Door door) {
        Instant midnight = Instant.parse("2026-11-20T00:00:00Z");
        List<String> twentieth = List.of(ordered(midnight.plusSeconds(86_399)), ordered(midnight));
        String before = ordered(midnight.minusSeconds(1));
        String after = ordered(midnight.plusSeconds(86_400));

        assertThat(ids(door, "from=2026-11-20&to=2026-11-20")).isEqualTo(twentieth);
        assertThat(ids(door, "from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z"))
                .isEqualTo(twentieth);
        assertThat(ids(door, "from=2026-11-20T00:00:00.5Z&to=2026-11-21T00:00:00.5Z"))
                .containsExactly(after, twentieth.getFirst());
        assertThat(ids(door, "to=2026-11-19")).containsExactly(before);
        assertThat(ids(door, "from=2026-11-21")).containsExactly(after);
        assertThat(ids(door, "from=1900-01-01&to=9999-12-31")).hasSize(4);

        String first = door.ask(get("/dashboard/orders?limit=1&from=2026-11-20", ann)).body();
        String cursor = "&cursor=" + all(CURSOR, first).getFirst();
        assertThat(ids(door, "from=2026-11-20" + cursor)).isEqualTo(twentieth);
        for (String other : List.of("", "from=2026-11-21", "from=2026-11-20&to=2026-11-25")) {
            assertThat(door.ask(get("/dashboard/orders?" + other + cursor, ann)).status())
                    .as(other)
                    .isEqualTo(400);
        }
        CapacityLedger page = CapacityLedger.on(dashboard().local);
        assertThat(ids(door, "from=2026-11-20&to=2026-11-20")).hasSize(2);
        assertThat(page.usage().roundTrips()).isEqualTo(1);
        assertThat(dashboard().local.tap().calls().getFirst().request().toString())
                .contains("SK BETWEEN")
                .doesNotContain("FilterExpression");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aPeriodThatIsNoneIsRefusedByName(Door door) {
        assertThat(refusal(door, "from=yesterday")).contains("\"path\":\"from\"");
        assertThat(refusal(door, "from=2026-02-30")).contains("\"path\":\"from\"");
        assertThat(refusal(door, "to=2026-11-26T12:00:00%2B01:00x")).contains("\"path\":\"to\"");
        assertThat(refusal(door, "to=" + "9".repeat(60))).contains("\"path\":\"to\"");
        assertThat(refusal(door, "from=2026-11-21&to=2026-11-20")).contains("\"path\":\"to\"");
        assertThat(refusal(door, "from=2026-11-21T00:00:00Z&to=2026-11-21T00:00:00Z"))
                .contains("\"path\":\"to\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "F13",
            sentence = "A malformed stored item is an error with an id, or skipped in a list.")
    void aMalformedOrderIsLeftOutAndFlaggedAndTheOthersAreListed(Door door) {
        String good = session("good");
        dashboard().order(good, ann, NOON.minusSeconds(100));
        dashboard().put(broken("cs_test_nostatus").put("amount", 1).build());
        dashboard()
                .put(broken("cs_test_lines").put("status", "completed").put("items", "?").build());
        dashboard()
                .put(broken("cs_test_money").put("status", "completed").put("amount", "?").build());
        dashboard()
                .put(
                        broken("cs_test_time")
                                .put("status", "completed")
                                .put(Attributes.EXPIRES_AT, "later")
                                .build());

        String body = door.ask(get("/dashboard/orders", ann)).body();

        assertThat(all(ORDER_ID, body)).containsExactly(good);
        assertThat(body).contains("\"unreadable\":4");
        assertThat(walk(door, "limit=1")).containsExactly(good);
        dashboard()
                .put(
                        Attributes.item(Key.order(ann, NOON.minusSeconds(100), good))
                                .put("orderId", good)
                                .build());
        WebAnswer alone = door.ask(get("/dashboard/orders/" + good, ann));
        assertThat(alone.status()).isEqualTo(500);
        assertThat(alone.body()).contains("\"code\":\"internal_error\"", "\"requestId\":");
        assertThat(dashboard().doors().getFirst().ask(WebRequest.get("/prometheus")).body())
                .contains("commerce_unreadable_items_total");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void refundsAndDisputesLieOverTheOrder(Door door) {
        String id = session("refunded");
        dashboard().order(id, ann, NOON.minusSeconds(60));
        dashboard().refund(id, "re_1", 1500);
        dashboard().dispute(id, "needs_response");

        String partial = door.ask(get("/dashboard/orders/" + id, ann)).body();
        dashboard().refund(id, "re_2", 4500);
        String full = door.ask(get("/dashboard/orders", ann)).body();

        assertThat(partial)
                .contains(
                        "\"status\":\"completed\",\"refundStatus\":\"partial\",\"disputeStatus\":\"needs_response\"",
                        "\"amountRefunded\":1500",
                        "\"amountRefunded\":\"15.00 USD\"",
                        "\"refunds\":[{\"id\":\"re_1\",\"amount\":1500,\"formatted\":\"15.00 USD\","
                                + "\"status\":\"succeeded\",\"currency\":null,\"createdAt\":\"2026-11-26T12:00:00Z\"}]",
                        "\"disputes\":[{\"id\":\"dp_"
                                + id
                                + "\",\"amount\":6000,\"formatted\":\"60.00 USD\",\"status\":\"needs_response\","
                                + "\"reason\":\"fraudulent\",\"createdAt\":\"2026-11-26T12:00:00Z\"}]");
        assertThat(full).contains("\"refundStatus\":\"full\"", "\"amountRefunded\":6000", "re_2");
    }

    private Attributes.Builder broken(String sessionId) {
        return Attributes.item(Key.order(ann, NOON, sessionId)).put("orderId", sessionId);
    }

    private String ordered(Instant created) {
        String id = session("at" + created.getEpochSecond());
        dashboard().order(id, ann, created);
        return id;
    }

    private List<String> ids(Door door, String query) {
        WebAnswer answer = door.ask(get("/dashboard/orders?" + query, ann));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return all(ORDER_ID, answer.body());
    }

    private String refusal(Door door, String query) {
        WebAnswer answer = door.ask(get("/dashboard/orders?" + query, ann));
        assertThat(answer.status()).as(query).isEqualTo(400);
        return answer.body();
    }

    /** All pages to the end, of which there are fewer than fifty. */
    private List<String> walk(Door door, String query) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 50; pages++) {
            String body = door.ask(get("/dashboard/orders?" + query + cursor, ann)).body();
            seen.addAll(all(ORDER_ID, body));
            List<String> next = all(CURSOR, body);
            if (next.isEmpty()) {
                return seen;
            }
            cursor = "&cursor=" + next.getFirst();
        }
        throw new AssertionError("the list does not end");
    }

    private WebRequest get(String target, String customer) {
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
