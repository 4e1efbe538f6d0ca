package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.table.repository.CatalogVersion;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class PublishedCatalogTest {

    private static final Map<String, String> SETTINGS = Map.of("CATALOG_LOCATION", "table:");

    private CheckoutServer service = new CheckoutServer(SETTINGS);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void withoutACatalogueAQuoteIsRefusedAndTheServiceIsThere() {
        WebAnswer refused = quote("");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(Json.of(refused).path("code").asText()).isEqualTo("no_catalog");
        assertThat(refused.header("Retry-After")).contains("60");
        assertThat(service.table().keys("QUOTE#")).isEmpty();

        publish(catalogue(3000));
        assertThat(quote("").status()).isEqualTo(200);
    }

    @Test
    void aPriceChangesWithinAMinuteAndNotTheOneThatWasQuoted() {
        publish(catalogue(3000));
        JsonNode before = Json.of(quote(""));
        publish(catalogue(9900));

        assertThat(total(quote(""))).as("what is held for a minute").isEqualTo(3000);
        service.clock().advance(Duration.ofSeconds(61));
        Await.until(() -> total(quote("")) == 9900);

        JsonNode promised = Json.of(quote(before.path("cartToken").asText()));
        assertThat(promised.path("total").asLong()).isEqualTo(3000);
        assertThat(promised.path("expiresAt")).isEqualTo(before.path("expiresAt"));
    }

    @Test
    void afterFiveMinutesWithoutRequestsAQuoteWaitsForTheTable() {
        publish(catalogue(3000));
        assertThat(total(quote(""))).isEqualTo(3000);
        publish(catalogue(9900));
        service.clock().advance(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(total(quote(""))).isEqualTo(9900);
    }

    /** A function is frozen as soon as it has answered, with all that it had begun. */
    @Test
    void aReadingThatNeverEndsKeepsNobodyWaiting() {
        publish(catalogue(3000));
        quote("");
        service.table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request().toString().contains("CATALOG")
                                        ? new CompletableFuture<>()
                                        : proceed.get());
        service.clock().advance(Duration.ofSeconds(61));
        assertThat(total(quote(""))).isEqualTo(3000);
        service.table().tap().heal();
        publish(catalogue(9900));
        service.clock().advance(Duration.ofMinutes(6));

        assertThat(total(quote(""))).isEqualTo(9900);
    }

    @Test
    void aMinuteCostsOneSmallReadingHoweverManyQuotesThereAre() {
        publish(catalogue(3000));
        quote("");
        service.table().tap().forgetCalls();
        for (int i = 0; i < 5; i++) {
            quote("");
        }
        assertThat(readings()).isZero();

        service.clock().advance(Duration.ofMinutes(6));
        quote("");
        quote("");
        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void aVersionThatCannotBeSoldFromIsLoggedAndTheOneBeforeItIsSold() {
        publish(catalogue(3000));
        assertThat(total(quote(""))).isEqualTo(3000);
        publish("{\"version\": 1}");
        service.clock().advance(Duration.ofMinutes(6));
        try (LogLines log = LogLines.captured()) {
            assertThat(total(quote(""))).isEqualTo(3000);
            assertThat(log.with("Catalogue cannot be sold from")).hasSize(1);
        }
        publish(catalogue(4000));
        service.clock().advance(Duration.ofMinutes(6));
        assertThat(total(quote(""))).isEqualTo(4000);
    }

    @Test
    void theSampleIsNotSoldFromInProd() {
        service = service.restartedWith(with("SHOP_ENV", "prod"));
        publish(catalogue(3000).replaceFirst("\\{", "{\"sample\": true, "));

        assertThat(Json.of(quote("")).path("code").asText()).isEqualTo("no_catalog");
    }

    /** Two who publish at once: one of them has to look again. */
    @Test
    void aCatalogueIsPublishedOnlyAfterTheOneThatItsAuthorSaw() {
        CatalogVersion first = publish(catalogue(3000));
        CatalogRepository catalogs = catalogs();
        byte[] json = catalogue(1).getBytes(StandardCharsets.UTF_8);

        assertThat(Await.optional(catalogs.publish(json, Optional.empty(), noon()))).isEmpty();
        assertThat(Await.value(catalogs.publish(json, Optional.of(first), noon())).number())
                .isEqualTo(2);
        assertThat(Await.optional(catalogs.publish(json, Optional.of(first), noon()))).isEmpty();
        assertThat(Await.value(catalogs.versions(10)))
                .extracting(CatalogVersion::number)
                .containsExactly(2L, 1L);
        assertThat(Await.value(catalogs.json(1)))
                .isEqualTo(catalogue(3000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anInstanceWithoutACatalogueStaysInService() {
        assertThat(health("/health/readiness")).isEqualTo("UNKNOWN");
        assertThat(health("/health/liveness")).isEqualTo("UP");
        publish(catalogue(3000));
        assertThat(health("/health/readiness")).isEqualTo("UP");
    }

    private String health(String path) {
        WebAnswer answer = service.netty().ask(WebRequest.get(path));
        assertThat(answer.status()).isEqualTo(200);
        return Json.of(answer).path("status").asText();
    }

    private static Map<String, String> with(String name, String value) {
        return Map.of("CATALOG_LOCATION", "table:", name, value);
    }

    private long readings() {
        return service.table().tap().calls().stream()
                .filter(call -> call.request().toString().contains("CATALOG"))
                .count();
    }

    private CatalogVersion publish(String json) {
        CatalogRepository catalogs = catalogs();
        Optional<CatalogVersion> seen = Await.optional(catalogs.currentStrongly());
        return Await.value(catalogs.publish(json.getBytes(StandardCharsets.UTF_8), seen, noon()));
    }

    private Instant noon() {
        return service.clock().instant();
    }

    private CatalogRepository catalogs() {
        return new CatalogRepository(
                new CommerceTable(service.table().tap().direct(), service.table().name()));
    }

    private static String catalogue(long amount) {
        return """
               {"version": "2026-01-01T00:00:00Z", "currency": "usd",
                "collections": [{"id": "rings", "name": "Rings"}],
                "products": [{"sku": "R-1", "name": "Ring", "collectionId": "rings", "unitAmount": %d}]}
               """
                .formatted(amount);
    }

    private static long total(WebAnswer quote) {
        assertThat(quote.status()).as(quote.body()).isEqualTo(200);
        return Json.of(quote).path("total").asLong();
    }

    private WebAnswer quote(String token) {
        return service.netty()
                .ask(
                        WebRequest.post(
                                "/cart/quote",
                                """
                                {"items": [{"sku": "R-1", "quantity": 1}], "cartToken": "%s"}
                                """
                                        .formatted(token)));
    }
}
