package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How many pieces there are, for the shop's people. */
class StockAdminTest extends DashboardTest {

    private static final String CATALOG =
            """
            {"version": "2026-01-01T00:00:00Z", "currency": "usd",
             "collections": [{"id": "c", "name": "Things"}],
             "products": [%s
              {"sku": "FREE", "name": "Free", "collectionId": "c", "unitAmount": 100},
              {"sku": "SIZED", "name": "Sized", "collectionId": "c", "unitAmount": 100,
               "counted": true, "variants": [
                {"id": "s", "name": "S", "counted": true}, {"id": "m", "name": "M"}]}],
             "bundles": []}
            """;
    private static final int PIECES = 40;
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    private static final Pattern LEVEL =
            Pattern.compile("\"sku\":\"([^\"]+)\",\"variantId\":(null|\"[^\"]+\")");
    private static int number;

    @BeforeAll
    void publish() {
        StringBuilder products = new StringBuilder();
        for (int n = 0; n < PIECES; n++) {
            products.append(
                    """
                    {"sku": "ONE-%02d", "name": "One", "collectionId": "c", "unitAmount": 100,
                     "counted": true},
                    """
                            .formatted(n));
        }
        Await.value(
                new CatalogRepository(dashboard().table)
                        .publish(
                                CATALOG.replace("%s", products).getBytes(StandardCharsets.UTF_8),
                                Optional.empty(),
                                dashboard().clock.instant()));
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P101",
            sentence =
                    "Pieces are put in and taken out once for each key, also where the answer was lost,"
                            + " with who, when and why, and never more than can be had.")
    void piecesArePutInOnceForEachKey(Door door) {
        String sku = next();
        WebAnswer first = door.ask(difference(sku, "k1", 3));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.body())
                .contains("\"put\":3,\"available\":3,\"version\":\"v1.3\"", "\"by\":\"boss\"");

        assertThat(door.ask(difference(sku, "k1", 3)).body()).isEqualTo(first.body());
        assertThat(door.ask(difference(sku, "k1", 4)).body()).contains("idempotency_conflict");
        assertThat(door.ask(difference(sku, "k2", -4)).body())
                .contains("\"code\":\"too_few_pieces\"", "\"available\":3");
        assertThat(door.ask(difference(sku, "k3", -1)).body())
                .contains("\"put\":2,\"available\":2,\"version\":\"v2.2\"");

        assertThat(door.ask(moves(sku, "")).body())
                .contains("\"difference\":-1,\"count\":null,\"reason\":\"Because.\"")
                .contains("\"difference\":3,", "\"at\":\"2026-11-26T12:00:00Z\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P101",
            sentence =
                    "Pieces are put in and taken out once for each key, also where the answer was lost,"
                            + " with who, when and why, and never more than can be had.")
    void aLostAnswerChangesNothing(Door door) {
        String sku = next();
        AtomicBoolean lost = new AtomicBoolean();
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest
                                                && !lost.getAndSet(true)
                                        ? proceed.get()
                                                .thenCompose(
                                                        _ ->
                                                                CompletableFuture.failedFuture(
                                                                        new IllegalStateException(
                                                                                "lost")))
                                        : proceed.get());
        WebAnswer unanswered = door.ask(difference(sku, "k1", 2));
        dashboard().local.tap().heal();

        assertThat(lost).isTrue();
        assertThat(unanswered.status()).isGreaterThanOrEqualTo(500);
        assertThat(door.ask(difference(sku, "k1", 2)).body())
                .contains("\"put\":2,\"available\":2,\"version\":\"v1.2\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P102",
            sentence =
                    "A count holds only on what was seen: another change, or a sale meanwhile, refuses"
                            + " it.")
    void aCountUndoesNoSale(Door door) {
        String sku = next();
        assertThat(door.ask(count(sku, "k1", 5, "v0.0")).body())
                .contains("\"put\":5,\"available\":5,\"version\":\"v1.5\"", "\"count\":5");
        assertThat(door.ask(count(sku, "k2", 7, "v0.0")).body()).contains("version_conflict");
        sell(sku);

        assertThat(door.ask(count(sku, "k3", 5, "v1.5")).body())
                .as("the fifth is sold")
                .contains("version_conflict");
        assertThat(door.ask(count(sku, "k4", 3, "v1.4")).body())
                .contains("\"put\":4,\"available\":3,\"version\":\"v2.3\"", "\"difference\":-1");
        assertThat(door.ask(count(sku, "k1", 5, "v0.0")).body())
                .as("once more")
                .contains("\"available\":3", "\"difference\":5");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P103",
            sentence =
                    "The list has all that the published catalogue counts, with what was never put in,"
                            + " in pages and without a scan.")
    void theListHasWhatTheCatalogueCounts(Door door) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 5 && (pages == 0 || !cursor.isEmpty()); pages++) {
            CapacityLedger cost = CapacityLedger.on(dashboard().local);
            String page = door.ask(get("?limit=20" + cursor)).body();
            assertThat(cost.usage().roundTrips()).isLessThanOrEqualTo(3);
            assertThat(cost.usage().writeUnits()).isZero();
            LEVEL.matcher(page)
                    .results()
                    .forEach(found -> seen.add(found.group(1) + " " + found.group(2)));
            cursor =
                    CURSOR.matcher(page)
                            .results()
                            .map(found -> "&cursor=" + found.group(1))
                            .findFirst()
                            .orElse("");
        }

        assertThat(seen)
                .hasSize(PIECES + 2)
                .doesNotHaveDuplicates()
                .endsWith("SIZED null", "SIZED \"s\"")
                .doesNotContain("FREE null");
        assertThat(door.ask(get("?cursor=x")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P104",
            sentence =
                    "Whoever changes a number at once with others: each change counts once, and the"
                            + " pieces never come to less than none.")
    void eightAtOnceTakeNoPieceTwice(Door door) {
        String sku = next();
        door.ask(difference(sku, "k1", 5));

        List<WebAnswer> answers =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(n -> door.ask(difference(sku, "at-once-" + n, -1)))
                        .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.body()).contains("too_few_pieces"));
        assertThat(door.ask(count(sku, "k2", 0, "v6.0")).body()).contains("\"put\":0");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aChangeIsFourReadsAndOneTransaction(Door door) {
        String sku = next();
        door.ask(difference(sku, "k1", 5));
        CapacityLedger cost = CapacityLedger.on(dashboard().local);

        door.ask(difference(sku, "k2", 1));

        assertThat(cost.usage().roundTrips()).isLessThanOrEqualTo(4);
        assertThat(cost.usage().writeUnits()).isLessThanOrEqualTo(6);
        assertThat(cost.usage().readUnits()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsNotCountedOrNoChangeIsRefused(Door door) {
        assertThat(door.ask(difference("FREE", "f", 1)).body()).contains("not_counted");
        assertThat(door.ask(difference("NOBODY", "n", 1)).body()).contains("not_counted");
        for (String rest :
                List.of(
                        "",
                        ",\"difference\":0,\"reason\":\"No.\"",
                        ",\"difference\":1",
                        ",\"difference\":1000001,\"reason\":\"Many.\"",
                        ",\"count\":1",
                        ",\"count\":-1,\"version\":\"v0.0\"",
                        ",\"difference\":1,\"reason\":\"x\",\"version\":\"v0.0\"",
                        ",\"difference\":1,\"count\":1,\"reason\":\"x\",\"version\":\"v0.0\"",
                        ",\"more\":1")) {
            assertThat(door.ask(post("ONE-00", "wrong", rest)).status()).as(rest).isEqualTo(400);
        }
        assertThat(door.ask(difference("A#B", "a", 1)).status()).isEqualTo(400);
    }

    private void sell(String sku) {
        Await.value(
                dashboard()
                        .table
                        .write(
                                Write.update(
                                        Key.stock(new StockKey(sku, Optional.empty())),
                                        Condition.always(),
                                        AttributeChange.add("available", -1))));
    }

    private static String next() {
        return "ONE-%02d".formatted(number++);
    }

    private WebRequest difference(String sku, String key, long pieces) {
        return post(sku, key, ",\"difference\":" + pieces + ",\"reason\":\"Because.\"");
    }

    private WebRequest count(String sku, String key, long pieces, String version) {
        return post(sku, key, ",\"count\":" + pieces + ",\"version\":\"" + version + "\"");
    }

    private WebRequest post(String sku, String key, String rest) {
        return WebRequest.post("/admin/stock", "{\"sku\":\"" + sku + "\"" + rest + "}")
                .header("Idempotency-Key", key)
                .bearer(dashboard().admin());
    }

    private WebRequest moves(String sku, String more) {
        return get("/moves?sku=" + sku + more);
    }

    private WebRequest get(String query) {
        return WebRequest.get("/admin/stock" + query).bearer(dashboard().admin());
    }
}
