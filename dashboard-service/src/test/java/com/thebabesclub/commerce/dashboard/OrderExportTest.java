package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;

/** The orders of a period, for a spreadsheet or a program. */
@Case(
        id = "P12",
        sentence =
                "Orders are exported by period in pages, with persons only where that is asked and"
                        + " as far as they were not erased, and who exported is written down.")
class OrderExportTest extends DashboardTest {

    private static final Instant NOON = Instant.parse("2025-06-14T12:00:00Z");
    private static final String HEAD =
            "orderNumber,sessionId,createdAt,status,refundStatus,disputeStatus,currency,amount,"
                    + "amountRefunded,itemCount,source,duplicateOf";

    @BeforeAll
    void orders() {
        dashboard().guestOrder("cs_test_export1", "=cmd@example.com", NOON, SessionStage.PAID);
        dashboard().order("cs_test_export2", "user_exported", NOON.plusSeconds(1));
        for (int n = 0; n < 101; n++) {
            dashboard()
                    .order(
                            "cs_test_many%03d".formatted(n),
                            "user_many",
                            Instant.parse("2025-08-01T12:00:00Z").plusSeconds(n));
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aPeriodIsExportedWithoutPersonsAsCsvAndAsJsonLines(Door door) {
        WebAnswer csv = door.ask(get("?month=2025-06"));

        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.header("Next-Cursor")).isEmpty();
        assertThat(csv.body())
                .isEqualTo(
                        HEAD
                                + "\r\nBC-TEXPORT2,cs_test_export2,2025-06-14T12:00:01Z,completed,"
                                + "none,none,usd,6000,0,2,webhook,"
                                + "\r\nBC-TEXPORT1,cs_test_export1,2025-06-14T12:00:00Z,completed,"
                                + "none,none,usd,6000,0,2,webhook,\r\n");
        WebAnswer lines = door.ask(get("?day=2025-06-14&format=jsonl"));
        assertThat(lines.header("Content-Type").orElse("")).startsWith("application/x-ndjson");
        assertThat(lines.body().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"orderNumber\":\"BC-TEXPORT2\"", "\"amount\":6000,")
                .doesNotContain("@");
        assertThat(door.ask(get("?day=2025-06-13")).body()).isEqualTo(HEAD + "\r\n");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void personsAreThereWhereThatIsAskedAndNoTextIsAFormula(Door door) {
        int before = dashboard().local.keys("TIMELINE#EXPORTS").size();

        String csv = door.ask(get("?month=2025-06&personal=true")).body();

        assertThat(csv)
                .contains(
                        ",customerEmail,name,line1,", ",customer@example.com,John Doe,123 Main St,")
                .contains(",'=cmd@example.com,John Doe,");
        assertThat(door.ask(get("?month=2025-06&personal=true&format=jsonl")).body())
                .as("no formula in JSON")
                .contains("\"customerEmail\":\"=cmd@example.com\"");
        assertThat(dashboard().local.keys("TIMELINE#EXPORTS")).hasSize(before + 2);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whoWasErasedHasNoPersonInIt(Door door) {
        String user = "user_export" + door.hashCode();
        String session = "cs_test_erasedexport" + Integer.toHexString(door.hashCode());
        dashboard().order(session, user, Instant.parse("2025-07-14T12:00:00Z"));
        dashboard().sent(session);
        door.ask(WebRequest.of("DELETE", "/dashboard/profile").bearer(dashboard().token(user)));

        String csv = door.ask(get("?month=2025-07&personal=true")).body();

        assertThat(csv).contains(session).doesNotContain("@example.com", "John Doe");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aPageEndsAndTheNextBeginsWithoutTheNamesOfTheColumns(Door door) {
        WebAnswer first = door.ask(get("?month=2025-08&personal=true"));
        String cursor = first.header("Next-Cursor").orElseThrow();

        WebAnswer second = door.ask(get("?month=2025-08&personal=true&cursor=" + cursor));

        assertThat(first.body().lines()).hasSize(101);
        assertThat(first.body().length()).isLessThan(4 << 20);
        assertThat(second.body()).startsWith("BC-TMANY000,cs_test_many000,");
        assertThat(second.header("Next-Cursor")).isEmpty();
        assertThat(door.ask(get("?month=2025-08&cursor=" + cursor)).status())
                .as("a cursor of another export")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatCannotBeExportedIsRefused(Door door) {
        for (String query :
                List.of(
                        "",
                        "?month=2025-13",
                        "?month=2025-06&format=xml",
                        "?day=2025-06-14&cursor=x")) {
            assertThat(door.ask(get(query)).status()).as(query).isEqualTo(400);
        }
    }

    private WebRequest get(String query) {
        return WebRequest.get("/admin/orders/export" + query).bearer(dashboard().admin());
    }
}
