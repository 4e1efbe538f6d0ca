package com.thebabesclub.commerce.checkout.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutContextBuilder;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

@MicronautTest(contextBuilder = CheckoutContextBuilder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogApiTest {

    @Inject CheckoutServer service;

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsSoldIsToldToEverybodyWithoutACallOfTheTable(Door door) {
        service.table().tap().forgetCalls();
        WebAnswer answer = door.ask(WebRequest.get("/catalog").bearer("nonsense"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode catalog = Json.of(answer);
        assertThat(catalog.path("currency").asText()).isEqualTo("usd");
        assertThat(catalog.path("products")).hasSize(18);
        assertThat(catalog.path("bundles")).hasSize(5);
        JsonNode pearls = catalog.path("products").findValue("variants");
        assertThat(pearls).isNotNull();
        assertThat(answer.body()).doesNotContain("stripe", "prod_", "price_");
        assertThat(answer.header("Cache-Control")).contains("public, max-age=60");
        assertThat(service.table().tap().calls()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whoHasItAlreadyIsToldSo(Door door) {
        WebAnswer first = door.ask(WebRequest.get("/catalog"));
        String tag = first.header("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"" + Json.of(first).path("priceVersion").asText() + "\"");

        WebAnswer again = door.ask(WebRequest.get("/catalog").header("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).contains(tag);
        WebAnswer other = door.ask(WebRequest.get("/catalog").header("If-None-Match", "\"x\""));
        assertThat(other.status()).isEqualTo(200);
    }
}
