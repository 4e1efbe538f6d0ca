package com.thebabesclub.commerce.contract;

import static com.thebabesclub.commerce.contract.Browser.json;
import static com.thebabesclub.commerce.contract.Browser.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What each route promises, whatever package it runs from and whatever stands before it. */
class ContractTest {

    static List<Shop> shops() {
        return Shops.all();
    }

    /** BlockHound sits in each of the servers, with a canary. */
    @AfterAll
    static void noServerHasWaitedOnAnEventLoop() throws IOException {
        for (String service : List.of(Functions.CHECKOUT, Functions.WEBHOOK, Functions.DASHBOARD)) {
            assertThat(Files.readString(Server.log(service)))
                    .as(service)
                    .contains(Watch.CANARY_FOUND)
                    .doesNotContain(Watch.FOUND);
        }
    }

    @ParameterizedTest
    @MethodSource("shops")
    void aQuoteIsPricedAndSigned(Shop shop) {
        JsonNode quote = json(Browser.of(shop).quote());

        assertThat(quote.path("subtotal").asInt()).isEqualTo(9000);
        assertThat(quote.path("discount").asInt()).isEqualTo(1500);
        assertThat(quote.path("total").asInt()).isEqualTo(7500);
        assertThat(quote.at("/appliedBundles/0/id").asText()).isEqualTo("necklaces-3");
        assertThat(quote.path("quoteSignature").asText()).startsWith("v1.k1.");
        assertThat(quote.path("cartToken").asText()).startsWith("c1.k1.");
    }

    @ParameterizedTest
    @MethodSource("shops")
    void aQuoteAskedForAgainIsTheSame(Shop shop) {
        JsonNode quote = json(Browser.of(shop).quote());
        String same =
                """
                {"items":[{"sku":"N-ORG","quantity":1},{"sku":"N-RED","quantity":2}],\
                "cartToken":%s}"""
                        .formatted(quote.path("cartToken"));

        JsonNode again = json(shop.checkout().ask(WebRequest.post("/cart/quote", same)));

        assertThat(again.path("quoteSignature")).isEqualTo(quote.path("quoteSignature"));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void whatIsWrongWithARequestIsAProblemThatNamesIt(Shop shop) {
        Door checkout = shop.checkout();

        assertProblem(
                checkout.ask(
                        WebRequest.post(
                                "/cart/quote",
                                "{\"items\":[{\"sku\":\"N-RED\",\"quantity\":1.9}]}")),
                400,
                "invalid_request");
        assertProblem(checkout.ask(WebRequest.post("/cart/quote", "{]")), 400, "invalid_json");
        assertProblem(checkout.ask(WebRequest.get("/cart/quote")), 405, "method_not_allowed");
        assertProblem(checkout.ask(WebRequest.get("/cart")), 404, "not_found");
        assertProblem(
                checkout.ask(
                        WebRequest.post("/cart/quote", "{}").header("Content-Type", "text/plain")),
                415,
                "unsupported_media_type");
        assertProblem(
                checkout.ask(WebRequest.post("/cart/quote", "\"" + "x".repeat(40_000) + "\"")),
                413,
                "body_too_large");
    }

    @ParameterizedTest
    @MethodSource("shops")
    void browsersOfOursMayCallAndOthersMayNot(Shop shop) {
        for (Door door : doors(shop)) {
            WebRequest preflight =
                    WebRequest.of("OPTIONS", "/any/route")
                            .header("Access-Control-Request-Method", "POST");

            WebAnswer ours = door.ask(preflight.header("Origin", Browser.ORIGIN));
            WebAnswer theirs = door.ask(preflight.header("Origin", "https://evil.example"));
            WebAnswer failed = door.ask(WebRequest.get("/no").header("Origin", Browser.ORIGIN));

            assertThat(ours.status()).isEqualTo(204);
            assertThat(ours.header("Access-Control-Allow-Origin")).contains(Browser.ORIGIN);
            assertThat(ours.header("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(names -> assertThat(names).contains("X-Cart-Token"));
            assertProblem(theirs, 403, "origin_not_allowed");
            assertThat(theirs.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(failed.header("Access-Control-Allow-Origin")).contains(Browser.ORIGIN);
        }
    }

    @ParameterizedTest
    @MethodSource("shops")
    @Case(id = "A39", sentence = "Paths written otherwise.")
    void aPathWrittenOtherwiseIsNoRoute(Shop shop) {
        for (String path :
                List.of(
                        "//dashboard/orders",
                        "/dashboard//orders",
                        "/./dashboard/orders",
                        "/x/../dashboard/orders",
                        "/x/%2e%2e/dashboard/orders",
                        "/dashboard%2Forders",
                        "/DASHBOARD/orders")) {
            WebAnswer answer =
                    shop.dashboard().ask(WebRequest.get(path).bearer(Browser.of(shop).token()));

            assertThat(answer.status()).as(path + " " + answer.body()).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("\"orders\"");
        }
    }

    @ParameterizedTest
    @MethodSource("shops")
    void aQuoteThatWasTamperedWithIsNotSold(Shop shop) {
        String signature = json(Browser.of(shop).quote()).path("quoteSignature").asText();
        String tampered = signature.substring(0, signature.length() - 2) + "xx";

        WebAnswer answer =
                shop.checkout()
                        .ask(
                                WebRequest.post(
                                        "/checkout/create-session",
                                        "{\"quoteSignature\":\"" + tampered + "\"}"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    /** The main job: from the cart to the order in the dashboard. */
    @ParameterizedTest
    @MethodSource("shops")
    void aPurchaseBecomesOneOrder(Shop shop) {
        Browser browser = Browser.of(shop);
        JsonNode quote = json(browser.quote());
        JsonNode created = json(browser.checkout(quote));
        String session = created.path("sessionId").asText();
        assertThat(created.path("checkoutUrl").asText()).startsWith("http");
        assertThat(json(browser.checkout(quote)).path("sessionId").asText()).isEqualTo(session);
        assertThat(json(browser.status(session, quote)).path("status").asText()).isEqualTo("open");
        assertThat(
                        shop.checkout()
                                .ask(
                                        WebRequest.get("/cart/recover")
                                                .header(
                                                        "X-Cart-Token",
                                                        quote.path("cartToken").asText()))
                                .body())
                .contains("\"N-RED\"");

        SignedDelivery event = browser.pays(session);
        for (int delivery = 0; delivery < 2; delivery++) {
            assertThat(
                            json(shop.webhook().ask(Browser.delivery(event.text(), event.header())))
                                    .path("received")
                                    .asBoolean())
                    .isTrue();
        }

        assertThat(json(browser.status(session, quote)).path("status").asText())
                .isEqualTo("complete");
        JsonNode orders = json(browser.dashboard("/dashboard/orders")).path("orders");
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).path("amount").asInt()).isEqualTo(7500);
        String order = orders.get(0).path("orderId").asText();
        assertThat(
                        json(browser.dashboard("/dashboard/orders/" + order))
                                .at("/order/orderId")
                                .asText())
                .isEqualTo(order);
        assertProblem(Browser.of(shop).dashboard("/dashboard/orders/" + order), 404, "not_found");
    }

    @ParameterizedTest
    @MethodSource("shops")
    void aWebhooksSignatureIsOfItsBytes(Shop shop) {
        Browser browser = Browser.of(shop);
        SignedDelivery event = browser.pays(browser.session());
        WebRequest genuine = Browser.delivery(event.text(), event.header());
        List<WebRequest> forged =
                List.of(
                        Browser.delivery(event.text() + " ", event.header()),
                        Browser.delivery(event.text().replaceFirst("\\{", "{ "), event.header()),
                        Browser.delivery(event.text(), event.header().replaceFirst("v1=.", "v1=")),
                        WebRequest.post("/stripe/webhook", event.text()),
                        Browser.delivery("", event.header()));

        for (WebRequest delivery : forged) {
            assertThat(shop.webhook().ask(delivery).status()).isEqualTo(400);
            assertThat(shop.webhook().ask(delivery.asBinary()).status()).isEqualTo(400);
        }
        assertThat(browser.dashboard("/dashboard/orders").body()).contains("\"orders\":[]");

        assertThat(shop.webhook().ask(genuine.asBinary()).status()).isEqualTo(200);
        for (String type :
                List.of(
                        "application/json; charset=iso-8859-1",
                        "application/json; charset=utf-8",
                        "text/plain")) {
            assertThat(shop.webhook().ask(genuine.header("Content-Type", type)).status())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("shops")
    void aWebhookWithCharactersOfTheWorldIsReadAsItWasSigned(Shop shop) {
        long now = Instant.now().getEpochSecond();
        String body =
                """
                {"id":"evt_world","object":"event","type":"customer.created","created":%s,\
                "livemode":false,"data":{"object":{"name":"Zoë Müller 💎 Ωμέγα"}}}"""
                        .formatted(now);
        String signature = Signatures.header(body, World.WEBHOOK_SECRET, now);

        for (String type : List.of("application/json", "application/json; charset=iso-8859-1")) {
            WebRequest delivery = Browser.delivery(body, signature).header("Content-Type", type);

            assertThat(shop.webhook().ask(delivery).status()).as(type).isEqualTo(200);
            assertThat(shop.webhook().ask(delivery.asBinary()).status()).as(type).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("shops")
    void theDashboardIsForWhoeverHasAToken(Shop shop) {
        for (String target :
                List.of(
                        "/dashboard/orders",
                        "/dashboard/profile",
                        "/dashboard/nfts",
                        "/dashboard/export",
                        "/admin/health",
                        "/admin/orders?number=BC-1")) {
            WebAnswer nobody = shop.dashboard().ask(WebRequest.get(target));
            WebAnswer forged =
                    shop.dashboard()
                            .ask(WebRequest.get(target).bearer(Browser.of(shop).token() + "x"));

            assertProblem(nobody, 401, "unauthorized");
            assertProblem(forged, 401, "invalid_token");
        }
        assertProblem(Browser.of(shop).dashboard("/admin/health"), 403, "forbidden");
        String admin = TestToken.with("\"sub\":\"ops\",\"roles\":[\"ADMIN\"]", Instant.now());
        assertThat(shop.dashboard().ask(WebRequest.get("/admin/health").bearer(admin)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("shops")
    void aProfileIsKeptAndGuarded(Shop shop) {
        Browser browser = Browser.of(shop);
        String profile = "{\"version\":0,\"displayName\":\"Zoë 💎\"}";
        WebRequest put = WebRequest.put("/dashboard/profile", profile).bearer(browser.token());

        assertThat(shop.dashboard().ask(put).status()).isEqualTo(200);
        assertThat(shop.dashboard().ask(put).status()).isEqualTo(409);

        assertThat(json(browser.dashboard("/dashboard/profile")).toString()).contains("Zoë 💎");
        assertProblem(
                shop.dashboard()
                        .ask(
                                WebRequest.put("/dashboard/profile", "{\"role\":\"ADMIN\"}")
                                        .bearer(browser.token())),
                400,
                "invalid_request");
        assertThat(json(browser.dashboard("/dashboard/nfts")).path("nfts")).isEmpty();
        assertThat(json(browser.dashboard("/dashboard/export")).toString()).contains("Zoë 💎");
        assertProblem(browser.dashboard("/dashboard/orders?limit=0"), 400, "invalid_request");
    }

    @ParameterizedTest
    @MethodSource("shops")
    void eachAnswerNamesItsRequest(Shop shop) {
        for (Door door : doors(shop)) {
            WebAnswer answer = door.ask(WebRequest.get("/nowhere"));

            assertThat(answer.header("X-Request-Id"))
                    .contains(tree(answer.body()).path("requestId").asText());
        }
    }

    private static List<Door> doors(Shop shop) {
        return Stream.of(shop.checkout(), shop.webhook(), shop.dashboard()).toList();
    }

    private static void assertProblem(WebAnswer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(tree(answer.body()).path("code").asText()).isEqualTo(code);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
    }
}
