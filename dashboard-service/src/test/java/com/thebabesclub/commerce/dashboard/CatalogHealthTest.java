package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A shop whose catalogue is published to the table. */
@MicronautTest(contextBuilder = CatalogHealthTest.Builder.class)
class CatalogHealthTest {

    @Inject Dashboard dashboard;

    /** With these settings. */
    public static final class Builder extends DefaultApplicationContextBuilder {

        public Builder() {
            DashboardContextBuilder.configure(this, Map.of("CATALOG_LOCATION", "table:"));
        }
    }

    @Test
    void healthTellsWhetherThereIsAnythingToSell() {
        for (Door door : dashboard.doors()) {
            assertThat(health(door))
                    .startsWith("{\"status\":\"degraded\"")
                    .contains(
                            "\"catalog\":{\"status\":\"missing\",\"version\":null,\"publishedAt\":null}");
        }
        Await.value(
                new CatalogRepository(dashboard.table)
                        .publish(
                                "{}".getBytes(StandardCharsets.UTF_8),
                                Optional.empty(),
                                dashboard.clock.instant()));
        for (Door door : dashboard.doors()) {
            assertThat(health(door))
                    .contains(
                            "\"catalog\":{\"status\":\"ok\",\"version\":1,\"publishedAt\":\"2026-11-26T12:00:00Z\"}");
        }
    }

    private String health(Door door) {
        return door.ask(WebRequest.get("/admin/health").bearer(dashboard.admin())).body();
    }
}
