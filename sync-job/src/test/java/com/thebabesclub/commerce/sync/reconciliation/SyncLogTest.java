package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.LogQuery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class SyncLogTest {

    private final Shop shop = Shop.at("2026-11-26T02:05:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aNightLeavesTheLinesThatTheGuidesQueriesFind() {
        shop.paid("u1", 2);
        shop.clock.advance(Duration.ofMinutes(1));
        try (LogLines log = LogLines.captured()) {
            shop.nightly();

            List<JsonNode> nights = LogQuery.ofGuide("Nights").found(log.all());
            assertThat(nights)
                    .singleElement()
                    .satisfies(
                            line -> {
                                assertThat(line.path("status").asText()).isEqualTo("success");
                                assertThat(line.path("created").asInt()).isEqualTo(2);
                            });
            assertThat(LogQuery.ofGuide("Orders that a sync made").found(log.all())).hasSize(2);
            assertThat(LogQuery.ofGuide("Orders an hour").found(log.all()))
                    .hasSize(2)
                    .allMatch(line -> line.path("source").asText().equals("nightly_sync"));
            assertThat(LogQuery.ofGuide("What Stripe was asked").found(log.all())).isNotEmpty();
            assertThat(LogQuery.ofGuide("Errors").found(log.all())).isEmpty();
        }
    }
}
