package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

/**
 * Every route against everybody whom it is not for. A route that is not in the table fails the
 * test.
 */
class AccessTest extends DashboardTest {

    private static final Map<String, WebRequest> ROUTES =
            Map.of(
                    "GET /dashboard/profile", WebRequest.get("/dashboard/profile"),
                    "PUT /dashboard/profile",
                            WebRequest.put("/dashboard/profile", "{\"version\":0}"),
                    "GET /dashboard/orders", WebRequest.get("/dashboard/orders"),
                    "GET /dashboard/orders/{orderId}",
                            WebRequest.get("/dashboard/orders/cs_test_1"));

    @Test
    void theTableHasEveryRouteOfTheService() {
        assertThat(dashboard().routes()).containsExactlyInAnyOrderElementsOf(ROUTES.keySet());
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("A15")
    @Tag("A16")
    void whoeverHasNoValidTokenGetsNothingAndCostsNothing(Door door) {
        String claims =
                "{\"sub\":\"ann\",\"exp\":"
                        + (dashboard().clock.instant().getEpochSecond() + 3600)
                        + "}";
        List<String> tokens =
                List.of(
                        "x",
                        TestToken.signed("{\"alg\":\"none\"}", claims),
                        TestToken.signed(
                                TestToken.HS256,
                                claims,
                                "HmacSHA256",
                                "another secret that is long enough, too"),
                        TestToken.signed(TestToken.HS256, "{\"sub\":\"ann\",\"exp\":1}"));
        dashboard().local.tap().forgetCalls();
        ROUTES.forEach(
                (route, request) -> {
                    assertRefused(route, door.ask(request));
                    assertRefused(route, door.ask(request.header("x-amzn-oidc-identity", "ann")));
                    tokens.forEach(token -> assertRefused(route, door.ask(request.bearer(token))));
                });
        assertThat(dashboard().local.tap().calls()).isEmpty();
    }

    private static void assertRefused(String route, WebAnswer answer) {
        assertThat(answer.status()).as(route).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isPresent();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
