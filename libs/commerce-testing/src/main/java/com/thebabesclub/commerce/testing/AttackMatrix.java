package com.thebabesclub.commerce.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every attack on every route of a service: none succeeds, none breaks it, and no answer tells of
 * its inside. A route that is new is attacked as soon as it is among the routes.
 *
 * @param routes a request for each route, by somebody who may
 * @param id what in their paths and queries is an id that somebody else may write
 */
public record AttackMatrix(Map<String, WebRequest> routes, String id) {

    private static final int LARGEST_BODY = 64 << 10;
    private static final int DEEP = 10_000;

    /** What may be written in an address where an id belongs. */
    private static final List<String> IDS =
            List.of(
                    "%23",
                    "ORDER%23" + "1795694400",
                    "cs_test_1%00",
                    "cs_test_1%0d%0aSet-Cookie:%20a=b",
                    "..%2f..%2fadmin",
                    "%27%20OR%201=1",
                    "c%D1%95_test_1",
                    "a".repeat(2_048));

    private static final List<String> INSIDE =
            List.of(
                    "Exception",
                    "com.thebabesclub",
                    "\tat ",
                    "amazonaws",
                    "DynamoDb",
                    TestShop.STRIPE_KEY,
                    TestToken.SECRET,
                    TestShop.SIGNING_SECRET);

    /** An attack and what it is answered with. */
    private record Attack(String name, WebRequest request, boolean mayPass) {}

    /** Makes all attacks; how many there were. */
    public int assertHolds(Door door) {
        int attacks = 0;
        for (Map.Entry<String, WebRequest> route : routes.entrySet()) {
            for (Attack attack : attacks(route.getValue())) {
                assertRefused(door, route.getKey(), attack);
                attacks++;
            }
        }
        return attacks;
    }

    private static void assertRefused(Door door, String route, Attack attack) {
        WebAnswer answer = door.ask(attack.request());
        String told = route + ", " + attack.name() + ": " + answer.status() + " " + answer.body();
        if (attack.mayPass()) {
            assertThat(answer.status()).as(told).isLessThan(500);
        } else {
            assertThat(answer.status()).as(told).isBetween(400, 499);
        }
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .as(told)
                .isNotEqualTo(Optional.of("*"));
        if (attack.request().headers().containsKey("Origin")) {
            assertThat(answer.header("Access-Control-Allow-Origin")).as(told).isEmpty();
        }
        assertThat(INSIDE).as(told).noneMatch(answer.body()::contains);
    }

    private List<Attack> attacks(WebRequest route) {
        List<Attack> attacks = new ArrayList<>();
        if (route.target().contains(id)) {
            for (String hostile : IDS) {
                attacks.add(
                        new Attack(
                                "the id " + hostile.substring(0, Math.min(20, hostile.length())),
                                at(route, route.target().replace(id, hostile)),
                                false));
            }
        }
        attacks.add(
                new Attack("another origin", route.header("Origin", "https://evil.example"), true));
        attacks.add(new Attack("no origin", route.header("Origin", "null"), true));
        attacks.add(
                new Attack(
                        "an origin that begins like ours",
                        route.header("Origin", "https://thebabesclub.com.evil.example"),
                        true));
        attacks.add(
                new Attack(
                        "another method in a header",
                        route.header("X-HTTP-Method-Override", "DELETE"),
                        true));
        if (route.body() != null) {
            attacks.addAll(bodies(route));
        }
        return attacks;
    }

    private static List<Attack> bodies(WebRequest route) {
        List<Attack> attacks = new ArrayList<>();
        attacks.add(body(route, "a deep one", "[".repeat(DEEP) + "]".repeat(DEEP)));
        attacks.add(body(route, "deep objects", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)));
        attacks.add(body(route, "no JSON", "\u0000\u0001"));
        attacks.add(body(route, "a text", "\"text\""));
        attacks.add(body(route, "null", "null"));
        attacks.add(body(route, "a list", "[]"));
        attacks.add(
                body(
                        route,
                        "one that is too large",
                        "{\"text\":\"" + "a".repeat(40 * LARGEST_BODY) + "\"}"));
        attacks.add(
                new Attack(
                        "a form's type",
                        route.header("Content-Type", "application/x-www-form-urlencoded"),
                        false));
        attacks.add(new Attack("text's type", route.header("Content-Type", "text/plain"), false));
        return attacks;
    }

    private static Attack body(WebRequest route, String name, String body) {
        return new Attack("the body is " + name, route.body(body, StandardCharsets.UTF_8), false);
    }

    private static WebRequest at(WebRequest route, String target) {
        return new WebRequest(
                route.method(),
                target,
                route.headers(),
                route.body(),
                route.charset(),
                route.sourceIp(),
                route.authorizedAs(),
                route.binary());
    }
}
