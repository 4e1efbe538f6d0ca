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

    private static final Map<String, Routes.Row> ROUTES = Routes.forOrder(ORDER);

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
        of(Routes.For.CUSTOMERS, Routes.For.ADMINS)
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
        of(Routes.For.ADMINS)
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
        of(Routes.For.CUSTOMERS)
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
        of(Routes.For.CUSTOMERS, Routes.For.ADMINS)
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

    private static Map<String, WebRequest> of(Routes.For... audiences) {
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
