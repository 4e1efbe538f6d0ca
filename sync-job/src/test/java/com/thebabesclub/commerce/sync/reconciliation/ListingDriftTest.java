package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.StoredEmail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The shop's own list of its orders, as the sync finds it. */
@Case(
        id = "P14",
        sentence =
                "An order that the shop's list lacks or tells something else of, and a row of no "
                        + "order, is found by the sync in one query a page, and put right.")
class ListingDriftTest {

    private static final String LIST = "ORDERS#2026-11";

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anOrderThatIsNotListedIsToldAndListedAgain() {
        String session = settled("u1");
        Map<String, AttributeValue> row = row(session);
        remove(session);
        Map<String, Map<String, AttributeValue>> before = shop.table().dump();

        assertThat(dry().tally().drift().first(DriftKind.LISTING)).containsExactly(session);
        assertThat(shop.table().dump()).isEqualTo(before);

        SyncReport night = shop.nightly();

        assertThat(night.tally().drift().counts()).containsExactly(Map.entry(DriftKind.LISTING, 1));
        assertThat(night.tally().drift().first(DriftKind.LISTING)).containsExactly(session);
        assertThat(night.tally().updated()).isEqualTo(1);
        assertThat(row(session)).isEqualTo(row);
        assertThat(shop.nightly().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    void aRowThatTellsSomethingElseIsWrittenAnew() {
        for (Map.Entry<String, AttributeValue> wrong :
                Map.of(
                                "amount", AttributeValue.fromN("1"),
                                "amountRefunded", AttributeValue.fromN("1"),
                                "status", AttributeValue.fromS("payment_failed"),
                                "orderNumber", AttributeValue.fromS("BC-OTHER"))
                        .entrySet()) {
            String session = settled("u_" + wrong.getKey());
            Map<String, AttributeValue> row = row(session);
            put(session, with(row, wrong.getKey(), wrong.getValue()));

            SyncReport night = shop.nightly();

            assertThat(night.tally().drift().counts())
                    .as(wrong.getKey())
                    .containsExactly(Map.entry(DriftKind.LISTING, 1));
            assertThat(row(session)).isEqualTo(row);
        }
    }

    @Test
    void aRowOfNoOrderIsTakenAway() {
        String older = settled("u1");
        shop.clock().advance(Duration.ofMinutes(5));
        String sort = second() + "#cs_test_nobody";
        shop.clock().advance(Duration.ofMinutes(5));
        settled("u2");
        put(with(row(older), "sessionId", AttributeValue.fromS("cs_test_nobody")), sort);

        SyncReport dry = dry();
        SyncReport night = shop.nightly();

        assertThat(night.tally()).isEqualTo(dry.tally());
        assertThat(night.tally().drift().first(DriftKind.LISTING))
                .containsExactly("cs_test_nobody");
        assertThat(shop.table().keys(LIST)).hasSize(2).noneMatch(key -> key.endsWith(sort));
        assertThat(shop.nightly().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    void anOrderWithoutAnyOfItsKeysGetsAllOfThemAtOnce() {
        String session = settled("u1");
        List<String> pointers = shop.table().keys("EMAIL#");
        remove(session);
        StoredEmail.unpoint(shop.table(), session);
        assertThat(shop.table().keys("EMAIL#")).isEmpty();

        SyncReport night = shop.nightly();

        assertThat(night.tally().drift().counts()).containsExactly(Map.entry(DriftKind.LISTING, 1));
        assertThat(shop.table().keys("EMAIL#")).isEqualTo(pointers);
        assertThat(shop.nightly().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    void aPageOfSettledSessionsCostsOneQueryOfTheListAndLittleMoreThanHalfAUnitEach() {
        int sessions = 90;
        for (int i = 0; i < sessions; i++) {
            shop.paid("u" + i);
            shop.clock().advance(Duration.ofSeconds(10));
        }
        shop.nightly();
        CapacityLedger idle = CapacityLedger.on(shop.table());
        shop.clock().advance(Duration.ofSeconds(1));

        assertThat(shop.nightly().tally().skipped()).isEqualTo(sessions);

        assertThat(queriesOfTheList())
                .as("the page, and the two days that are summed")
                .isLessThanOrEqualTo(4);
        assertThat(idle.usage().readUnits()).isLessThan(0.55 * sessions + 10);
    }

    private long queriesOfTheList() {
        return shop.table().tap().calls().stream()
                .map(call -> call.request())
                .filter(QueryRequest.class::isInstance)
                .map(QueryRequest.class::cast)
                .filter(
                        query ->
                                LIST.equals(
                                        Objects.requireNonNull(
                                                        query.expressionAttributeValues()
                                                                .get(":pk"))
                                                .s()))
                .count();
    }

    private String settled(String userId) {
        String session = shop.paid(userId);
        shop.nightly();
        return session;
    }

    private SyncReport dry() {
        return shop.sync(new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), 500, true));
    }

    private String second() {
        return "" + shop.clock().instant().getEpochSecond();
    }

    private Map<String, AttributeValue> row(String session) {
        return Objects.requireNonNull(shop.table().dump().get(key(session)));
    }

    private String key(String session) {
        return shop.table().keys(LIST).stream()
                .filter(key -> key.endsWith(session))
                .findFirst()
                .orElseThrow();
    }

    private void remove(String session) {
        StoredEmail.remove(shop.table(), key(session));
    }

    private void put(String session, Map<String, AttributeValue> row) {
        put(row, Objects.requireNonNull(value(row(session), "SK").s()));
    }

    private void put(Map<String, AttributeValue> row, String sort) {
        Map<String, AttributeValue> item = with(row, "SK", AttributeValue.fromS(sort));
        shop.table()
                .tap()
                .direct()
                .putItem(request -> request.tableName(shop.table().name()).item(item))
                .join();
    }

    private static AttributeValue value(Map<String, AttributeValue> row, String name) {
        return Objects.requireNonNull(row.get(name));
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> row, String name, AttributeValue value) {
        Map<String, AttributeValue> changed = new HashMap<>(row);
        changed.put(name, value);
        return changed;
    }
}
