package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every route against every sort of stranger. The routes are those that the service really has: one
 * that is not in the table fails the test.
 */
class AccessTest extends DashboardTest {

    /** Whom a route is for. */
    private enum For {
        CUSTOMERS,
        ADMINS,
        /** Whoever reaches the port, which no gateway leads to. */
        NEIGHBOURS
    }

    private record Row(For whom, WebRequest request) {}

    private static final String ANN = "ann-of-access";
    private static final String ANN_EMAIL = "ann.of.access@example.com";
    private static final String ORDER = "cs_test_accessann1";
    private static final String GUEST_ORDER = "cs_test_accessguest1";

    /** What stands in Ann's items and must stand in no answer to anybody else. */
    private static final List<String> HERS =
            List.of(
                    ORDER,
                    GUEST_ORDER,
                    ANN_EMAIL,
                    "Ann Canary",
                    "0xcanary",
                    "cus_canary",
                    "John Doe");

    private static final String LINE = "{\"userId\":\"u\",\"contract\":\"c\",\"tokenId\":\"1\"}";

    private static final Map<String, Row> ROUTES = routes();

    private static Map<String, Row> routes() {
        Map<String, Row> rows = new LinkedHashMap<>();
        customers(rows, "GET /dashboard/profile", WebRequest.get("/dashboard/profile"));
        customers(
                rows,
                "PUT /dashboard/profile",
                WebRequest.put("/dashboard/profile", "{\"version\":0,\"displayName\":\"Other\"}"));
        customers(rows, "DELETE /dashboard/profile", WebRequest.of("DELETE", "/dashboard/profile"));
        customers(rows, "GET /dashboard/orders", WebRequest.get("/dashboard/orders"));
        customers(
                rows,
                "GET /dashboard/orders/{orderId}",
                WebRequest.get("/dashboard/orders/" + ORDER));
        customers(
                rows,
                "POST /dashboard/orders/claim",
                WebRequest.of("POST", "/dashboard/orders/claim"));
        customers(rows, "GET /dashboard/nfts", WebRequest.get("/dashboard/nfts"));
        customers(rows, "GET /dashboard/export", WebRequest.get("/dashboard/export"));
        admins(rows, "GET /admin/events", WebRequest.get("/admin/events?state=parked"));
        admins(
                rows,
                "POST /admin/events/{eventId}/replay",
                WebRequest.of("POST", "/admin/events/evt_1/replay"));
        admins(rows, "GET /admin/health", WebRequest.get("/admin/health"));
        admins(rows, "GET /admin/orders", WebRequest.get("/admin/orders?session=" + ORDER));
        admins(rows, "GET /admin/orders/{orderId}", WebRequest.get("/admin/orders/" + ORDER));
        admins(rows, "GET /admin/sync", WebRequest.get("/admin/sync"));
        admins(rows, "POST /admin/sync", WebRequest.post("/admin/sync", "{}"));
        admins(rows, "GET /admin/todo", WebRequest.get("/admin/todo"));
        admins(
                rows,
                "POST /admin/nfts",
                WebRequest.post("/admin/nfts", LINE)
                        .header("Content-Type", "application/x-ndjson"));
        neighbours(rows, "GET /prometheus", WebRequest.get("/prometheus"));
        neighbours(rows, "GET /health", WebRequest.get("/health"));
        neighbours(rows, "GET /health/{selector}", WebRequest.get("/health/readiness"));
        return rows;
    }

    private static void customers(Map<String, Row> rows, String route, WebRequest request) {
        rows.put(route, new Row(For.CUSTOMERS, request));
    }

    private static void admins(Map<String, Row> rows, String route, WebRequest request) {
        rows.put(route, new Row(For.ADMINS, request));
    }

    private static void neighbours(Map<String, Row> rows, String route, WebRequest request) {
        rows.put(route, new Row(For.NEIGHBOURS, request));
    }

    @BeforeAll
    void ann() {
        dashboard().order(ORDER, ANN, TestClock.NOON.minusSeconds(60));
        dashboard()
                .guestOrder(
                        GUEST_ORDER,
                        ANN_EMAIL,
                        TestClock.NOON.minusSeconds(120),
                        SessionStage.PAID);
        dashboard()
                .put(
                        Attributes.item(Key.profile(ANN))
                                .put("displayName", "Ann Canary")
                                .put("email", ANN_EMAIL)
                                .put("stripeCustomerId", "cus_canary")
                                .put("version", 3)
                                .build());
        dashboard()
                .put(
                        Attributes.item(Key.nft(ANN, "0xcanary", "7"))
                                .put("contract", "0xcanary")
                                .put("tokenId", "7")
                                .build());
    }

    @Test
    void theTableHasEveryRouteOfTheService() {
        assertThat(dashboard().routes()).containsExactlyInAnyOrderElementsOf(ROUTES.keySet());
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "A15",
            sentence = "A token of alg none, of a confused algorithm, with jku, kid, crit or zip.")
    @Case(
            id = "A16",
            sentence =
                    "A token with wrong audience, issuer or times, without a subject, or of 100"
                            + " KB.")
    void whoeverHasNoValidTokenGetsNothingAndCostsNothing(Door door) {
        List<String> tokens = badTokens();
        dashboard().local.tap().forgetCalls();
        dashboard().stripe.clearRequests();
        dashboard().lambda.forget();
        of(For.CUSTOMERS, For.ADMINS)
                .forEach(
                        (route, request) -> {
                            assertRefused(route, door.ask(request));
                            assertRefused(
                                    route, door.ask(request.header("x-amzn-oidc-identity", ANN)));
                            tokens.forEach(
                                    token -> assertRefused(route, door.ask(request.bearer(token))));
                        });
        assertThat(dashboard().local.tap().calls()).isEmpty();
        assertThat(dashboard().stripe.requests()).isEmpty();
        assertThat(dashboard().lambda.invoked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whoeverIsNoAdminGetsNoneOfTheAdminsRoutesAndCostsNothing(Door door) {
        List<String> roles =
                List.of(
                        "",
                        ",\"roles\":[]",
                        ",\"roles\":[\"admin\"]",
                        ",\"roles\":[\"ROLE_ADMIN\"]",
                        ",\"roles\":[\"ADMIN \"]",
                        ",\"roles\":[\"USER\",\"ADMIN,USER\"]",
                        ",\"role\":\"ADMIN\"",
                        ",\"isAdmin\":true");
        dashboard().local.tap().forgetCalls();
        dashboard().lambda.forget();
        of(For.ADMINS)
                .forEach(
                        (route, request) -> {
                            for (String claim : roles) {
                                WebAnswer answer =
                                        door.ask(
                                                request.bearer(
                                                        token("\"sub\":\"" + ANN + "\"" + claim)));
                                assertThat(answer.status()).as(route + claim).isEqualTo(403);
                                assertThat(answer.body()).contains("\"code\":\"forbidden\"");
                                assertThat(answer.header("Cache-Control")).contains("no-store");
                            }
                        });
        assertThat(dashboard().local.tap().calls()).isEmpty();
        assertThat(dashboard().lambda.invoked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A4", sentence = "An e-mail taken as identity.")
    @Case(id = "A38", sentence = "Telling users apart by status, size or time.")
    @Case(id = "T-SEC-3", sentence = "A member with a guest's e-mail sees nothing before a claim.")
    void noStrangerSeesOrChangesWhatIsHersOnAnyRoute(Door door) {
        Map<String, String> strangers =
                Map.of(
                        "another customer",
                        token("\"sub\":\"bob\""),
                        "an admin",
                        dashboard().admin(),
                        "her e-mail, not verified",
                        token("\"sub\":\"eve\",\"email\":\"" + ANN_EMAIL + "\""),
                        "her e-mail, said to be verified by a text",
                        token(
                                "\"sub\":\"eve\",\"email\":\""
                                        + ANN_EMAIL
                                        + "\",\"email_verified\":\"true\""),
                        "somebody whose verified e-mail is her user id",
                        token("\"sub\":\"eve\",\"email\":\"" + ANN + "\",\"email_verified\":true"),
                        "a subject that begins with hers",
                        token("\"sub\":\"" + ANN + "-2\""),
                        "her user id in capitals",
                        token("\"sub\":\"" + ANN.toUpperCase(Locale.ROOT) + "\""),
                        "another verified e-mail",
                        dashboard().verified("mallory@example.com", "mallory@example.com"));
        Map<String, Map<String, AttributeValue>> before = hers();
        of(For.CUSTOMERS)
                .forEach(
                        (route, request) ->
                                strangers.forEach(
                                        (stranger, token) -> {
                                            WebAnswer answer = door.ask(request.bearer(token));
                                            assertThat(withoutOwnEmail(answer.body()))
                                                    .as(route + " as " + stranger)
                                                    .doesNotContain(HERS);
                                            assertThat(answer.header("Cache-Control"))
                                                    .contains("no-store");
                                        }));
        assertThat(hers()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A4", sentence = "An e-mail taken as identity.")
    void aSubjectThatLooksLikeAnEmailIsNobodyWithoutTheProof(Door door) {
        List<String> unproven =
                List.of(
                        "\"sub\":\"" + ANN_EMAIL + "\"",
                        "\"sub\":\"" + ANN_EMAIL + "\",\"email\":\"" + ANN_EMAIL + "\"",
                        "\"sub\":\""
                                + ANN_EMAIL
                                + "\",\"email\":\"eve@example.com\",\"email_verified\":true");
        dashboard().local.tap().forgetCalls();
        of(For.CUSTOMERS, For.ADMINS)
                .forEach(
                        (route, request) -> {
                            for (String claims : unproven) {
                                WebAnswer answer =
                                        door.ask(
                                                request.bearer(
                                                        token(claims + ",\"roles\":[\"ADMIN\"]")));
                                assertThat(answer.status()).as(route + claims).isEqualTo(401);
                            }
                        });
        assertThat(dashboard().local.tap().calls()).isEmpty();
    }

    private List<String> badTokens() {
        long later = dashboard().clock.instant().getEpochSecond() + 3600;
        String claims = "{\"sub\":\"" + ANN + "\",\"roles\":[\"ADMIN\"],\"exp\":" + later + "}";
        String good = TestToken.signed(TestToken.HS256, claims);
        return List.of(
                "x",
                TestToken.signed("{\"alg\":\"none\"}", claims),
                good.substring(0, good.lastIndexOf('.') + 1),
                TestToken.signed("{\"alg\":\"RS256\",\"kid\":\"k1\"}", claims),
                TestToken.signed(
                        TestToken.HS256,
                        claims,
                        "HmacSHA256",
                        "another secret that is long enough, too"),
                TestToken.signed(TestToken.HS256, claims.replace("\"exp\":" + later, "\"exp\":1")),
                TestToken.signed(
                        TestToken.HS256, claims.replace("}", ",\"nbf\":" + (later - 3000) + "}")),
                TestToken.signed(
                        TestToken.HS256,
                        claims.replace("}", ",\"p\":\"" + "x".repeat(5000) + "\"}")),
                String.join(", Bearer ", Collections.nCopies(20, good)));
    }

    private String token(String claims) {
        return TestToken.with(claims, dashboard().clock.instant());
    }

    private static Map<String, WebRequest> of(For... audiences) {
        return ROUTES.entrySet().stream()
                .filter(row -> List.of(audiences).contains(row.getValue().whom()))
                .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().request()));
    }

    /** Somebody who claims her e-mail is told their own claim. */
    private static String withoutOwnEmail(String body) {
        return body.replace("\"email\":\"" + ANN_EMAIL + "\"", "");
    }

    private Map<String, Map<String, AttributeValue>> hers() {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>(dashboard().local.dump());
        items.keySet()
                .removeIf(
                        key ->
                                !key.startsWith("USER#" + ANN + " ")
                                        && !key.startsWith("USER#" + ANN_EMAIL + " ")
                                        && !key.contains(ORDER)
                                        && !key.contains(GUEST_ORDER));
        return items;
    }

    private static void assertRefused(String route, WebAnswer answer) {
        assertThat(answer.status()).as(route).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isPresent();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
