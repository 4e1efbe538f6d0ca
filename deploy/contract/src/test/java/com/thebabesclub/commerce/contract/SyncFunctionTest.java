package com.thebabesclub.commerce.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** The nightly job as a function, for EventBridge and by hand. */
class SyncFunctionTest {

    @Test
    @Case(id = "F41", sentence = "A malformed invocation is reported, the loop lives on.")
    void theScheduleAndAHandStartIt() throws IOException {
        Shop shop = Shops.all().getFirst();
        Browser browser = Browser.of(shop);
        String session = browser.session();
        shop.world().stripe().pay(session);
        try (LocalFunction function =
                new LocalFunction(
                        Functions.managed("sync-job", Functions.SYNC_HANDLER, shop.world())
                                .within(Duration.ofMinutes(15)))) {

            JsonNode dry = answer(function, "{\"lookbackHours\": 2, \"dryRun\": true}");
            assertThat(dry.path("trigger").asText()).isEqualTo("manual");
            assertThat(dry.path("created").asInt()).isPositive();
            assertThat(browser.dashboard("/dashboard/orders").body()).contains("\"orders\":[]");

            assertThat(function.invoke(Event.of("no JSON"))).isInstanceOf(Outcome.Failed.class);

            JsonNode night = answer(function, scheduled());
            assertThat(night.path("trigger").asText()).isEqualTo("scheduled");
            assertThat(night.path("created").asInt()).isPositive();
            assertThat(Browser.json(browser.dashboard("/dashboard/orders")).path("orders"))
                    .hasSize(1);
            assertThat(function.starts()).isEqualTo(1);
        }
    }

    private static JsonNode answer(LocalFunction function, String event) {
        byte[] answer = Functions.answer(function, event.getBytes(StandardCharsets.UTF_8));
        JsonNode tree = Browser.tree(new String(answer, StandardCharsets.UTF_8));
        assertThat(tree.path("statusCode").asInt()).as(tree.toString()).isEqualTo(200);
        return tree.path("body");
    }

    private static String scheduled() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        SyncFunctionTest.class.getResourceAsStream("scheduled-event.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
