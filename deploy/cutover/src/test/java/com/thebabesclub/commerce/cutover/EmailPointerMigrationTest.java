package com.thebabesclub.commerce.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.cutover.MigrationReport.Status;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.StoredEmail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The pointers from e-mails to orders, as the migration leaves them. */
class EmailPointerMigrationTest {

    private static final Instant LONG_AGO = Instant.parse("2025-11-26T12:00:00Z");
    private static final String SORT =
            "ORDER#" + LONG_AGO.getEpochSecond() + "#" + LegacyShop.OLD_SESSION;
    private static final String POINTER = "EMAIL#ann@example.com / " + SORT;
    private static final String SESSION = "SESSION#" + LegacyShop.OLD_SESSION + " / METADATA";
    private static final String MARK = "SYSTEM / MIGRATED";

    private final LegacyShop old = new LegacyShop();

    @BeforeEach
    void sold() {
        LegacyShop.put(
                old.table,
                LegacyShop.order("ann@example.com", LONG_AGO, LegacyShop.OLD_SESSION, "pi_old"));
    }

    @AfterEach
    void close() {
        old.close();
    }

    @Test
    @Case(
            id = "L1e",
            sentence =
                    "Orders that are carried over keep their owners and have their pointers; "
                            + "those of before get them, on the version that was read.")
    void anOrderThatIsCarriedOverHasItsPointerAndALegacyOwner() {
        old.migrate(LegacyShop.USUAL);

        assertThat(old.table.keys("EMAIL#")).containsExactly(POINTER);
        assertThat(old.attribute(POINTER, "sessionId")).isEqualTo(LegacyShop.OLD_SESSION);
        assertThat(old.attribute(SESSION, "ownerVerified")).isEqualTo("legacy");
        assertThat(Objects.requireNonNull(item(MARK).get("emailPointers")).bool()).isTrue();
    }

    @Test
    @Case(
            id = "L1e",
            sentence =
                    "Orders that are carried over keep their owners and have their pointers; "
                            + "those of before get them, on the version that was read.")
    void anOrderThatIsKnownWithoutOneGetsItOnce() {
        old.migrate(LegacyShop.USUAL);
        StoredEmail.remove(old.table, POINTER);
        Map<String, Map<String, AttributeValue>> before = old.table.dump();

        old.migrate(LegacyShop.request(true, false, false));
        assertThat(old.table.dump()).as("a dry run").isEqualTo(before);

        assertThat(old.migrate(LegacyShop.USUAL).tally().known()).isEqualTo(1);
        assertThat(old.table.keys("EMAIL#")).containsExactly(POINTER);
        assertThat(item(SESSION)).isEqualTo(before.get(SESSION));
        Map<String, Map<String, AttributeValue>> after = old.table.dump();
        assertThat(old.migrate(LegacyShop.USUAL).status()).isEqualTo(Status.SUCCESS);
        assertThat(old.table.dump().get(POINTER)).isEqualTo(after.get(POINTER));
    }

    /** Earlier versions had only true and false. */
    @Test
    @Case(
            id = "L1e",
            sentence =
                    "Orders that are carried over keep their owners and have their pointers; "
                            + "those of before get them, on the version that was read.")
    void anOwnerThatWasCarriedOverBeforeBecomesALegacyOne() {
        old.migrate(LegacyShop.USUAL);
        StoredEmail.remove(old.table, POINTER);
        withoutALegacyOwner();

        old.migrate(LegacyShop.USUAL);

        assertThat(old.table.keys("EMAIL#")).containsExactly(POINTER);
        assertThat(old.attribute(SESSION, "ownerVerified")).isEqualTo("legacy");
        assertThat(old.attribute("USER#ann@example.com / " + SORT, "ownerVerified"))
                .isEqualTo("legacy");
        assertThat(Objects.requireNonNull(item(SESSION).get("version")).n()).isEqualTo("2");
    }

    /** Somebody settles between the reading and the writing: it is read again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Case(
            id = "L1e",
            sentence =
                    "Orders that are carried over keep their owners and have their pointers; "
                            + "those of before get them, on the version that was read.")
    void nothingIsPutOnAVersionThatHasPassed(boolean hasALegacyOwner) {
        old.migrate(LegacyShop.USUAL);
        StoredEmail.remove(old.table, POINTER);
        if (!hasALegacyOwner) {
            withoutALegacyOwner();
        }
        AtomicInteger writes = new AtomicInteger();
        old.table
                .tap()
                .script(
                        (call, proceed) -> {
                            boolean isFirst =
                                    call.operation().equals("TransactWriteItems")
                                            && call.request().toString().contains("EMAIL#")
                                            && writes.getAndIncrement() == 0;
                            return isFirst
                                    ? erase().thenCompose(_ -> proceed.get())
                                    : proceed.get();
                        });

        assertThat(old.migrate(LegacyShop.USUAL).status()).isEqualTo(Status.SUCCESS);

        assertThat(writes).hasValue(1);
        assertThat(old.table.keys("EMAIL#")).as("of whom nothing is kept").isEmpty();
    }

    @Test
    @Case(
            id = "L1e",
            sentence =
                    "Orders that are carried over keep their owners and have their pointers; "
                            + "those of before get them, on the version that was read.")
    void aPlaceThatAnEarlierVersionKeptIsNone() {
        old.migrate(LegacyShop.USUAL);
        StoredEmail.remove(old.table, POINTER);
        LegacyShop.put(
                old.table,
                Map.of(
                        "PK",
                        LegacyShop.text("SYSTEM"),
                        "SK",
                        LegacyShop.text("MIGRATION"),
                        "done",
                        AttributeValue.fromL(List.of(LegacyShop.text(old.table.name()))),
                        "tally",
                        AttributeValue.fromM(Map.of())));

        assertThat(old.migrate(LegacyShop.USUAL).tally().known()).isEqualTo(1);

        assertThat(old.table.keys("EMAIL#")).containsExactly(POINTER);
    }

    /** As an erasure leaves the session. */
    private CompletableFuture<?> erase() {
        return updated(
                SESSION,
                "SET version = version + :one, facts.erased = :no REMOVE facts.customerEmail",
                Map.of());
    }

    private void withoutALegacyOwner() {
        updated(
                        SESSION,
                        "SET ownerVerified = :no, #record.ownerVerified = :no",
                        Map.of("#record", "record"))
                .join();
    }

    private CompletableFuture<?> updated(String key, String expression, Map<String, String> names) {
        String[] parts = key.split(" / ", 2);
        Map<String, AttributeValue> values =
                expression.contains(":one")
                        ? Map.of(
                                ":one",
                                AttributeValue.fromN("1"),
                                ":no",
                                AttributeValue.fromBool(false))
                        : Map.of(":no", AttributeValue.fromBool(false));
        return old.table
                .tap()
                .direct()
                .updateItem(
                        request -> {
                            request.tableName(old.table.name())
                                    .key(
                                            Map.of(
                                                    "PK", LegacyShop.text(parts[0]),
                                                    "SK", LegacyShop.text(parts[1])))
                                    .updateExpression(expression)
                                    .expressionAttributeValues(values);
                            if (!names.isEmpty()) {
                                request.expressionAttributeNames(names);
                            }
                        });
    }

    private Map<String, AttributeValue> item(String key) {
        return Objects.requireNonNull(old.table.dump().get(key), key);
    }
}
