package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.table.repository.CatalogVersion;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The catalogues that were published, for the shop's people. */
@Case(
        id = "B55",
        sentence =
                "The catalogues that were published are listed, the newest first, in pages, with the"
                        + " one that is sold from.")
class CatalogVersionsTest extends DashboardTest {

    @AfterEach
    void clear() {
        dashboard().clear("CATALOG");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theNewestComesFirstAndIsSoldFrom(Door door) {
        assertThat(ask(door, "")).isEqualTo("{\"versions\":[],\"nextCursor\":null}");
        CatalogRepository catalogs = new CatalogRepository(dashboard().table);
        Optional<CatalogVersion> seen = Optional.empty();
        for (String text : new String[] {"{\"a\":1}", "{\"a\":2}", "{\"a\":1}"}) {
            seen =
                    Optional.of(
                            Await.value(
                                    catalogs.publish(
                                            text.getBytes(StandardCharsets.UTF_8),
                                            seen,
                                            TestClock.NOON)));
        }

        String first = ask(door, "?limit=2");
        assertThat(first)
                .containsSubsequence(
                        "\"version\":3", "\"current\":true", "\"version\":2", "\"current\":false")
                .contains("\"publishedAt\":\"" + TestClock.NOON)
                .contains(seen.orElseThrow().digest())
                .doesNotContain("\"version\":1");
        String cursor = first.replaceAll("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");
        assertThat(ask(door, "?limit=2&cursor=" + cursor))
                .contains("\"version\":1", seen.orElseThrow().digest(), "\"nextCursor\":null");
    }

    private String ask(Door door, String query) {
        return door.ask(
                        WebRequest.get("/admin/catalog/versions" + query)
                                .bearer(dashboard().admin()))
                .body();
    }
}
