package com.thebabesclub.commerce.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.cutover.MigrationReport.Status;
import com.thebabesclub.commerce.cutover.MigrationRequest.OlderTable;
import com.thebabesclub.commerce.domain.email.EmailAddress;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.settlement.GuestOrderClaimService;
import com.thebabesclub.commerce.settlement.ReversalSettlementService;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.sync.SyncJob;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Tables as the legacy Python Lambdas filled them. */
class MigrationTest {

    private static final Instant LONG_AGO = Instant.parse("2025-11-26T12:00:00Z");

    private final LegacyShop old = new LegacyShop();

    @AfterEach
    void close() {
        old.close();
    }

    @Test
    @Case(id = "T-SYN-2", sentence = "A customer with five orders: three nights add nothing.")
    void theSyncMakesNoSecondOrderOfWhatTheFirstFunctionsWrote() throws StripeException {
        List<String> keys =
                List.of(
                        old.keyOfNow("u1", old.sale("u1")),
                        old.keyOfNow("u1", old.sale("u1")),
                        old.keyOfNow("guest@example.com", old.sale("guest@example.com")));
        String lost = old.shop.paid("u2");
        old.nightOfTheOldSync();
        assertThat(sync().status()).isEqualTo(SyncReport.Status.FAILED);
        assertThat(old.table.keys("USER#")).hasSize(3);

        MigrationReport report = old.migrate(LegacyShop.USUAL);

        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(report.tally().adopted()).isEqualTo(3);
        assertThat(old.findings).isEmpty();
        SyncReport first = sync();
        assertThat(first.tally().createdOrders()).as("only the one that was lost").hasSize(1);
        assertThat(first.tally().skipped()).isEqualTo(3);
        assertThat(first.tally().updated()).isZero();
        old.shop.clock().advance(Duration.ofDays(1));
        assertThat(sync().tally().created()).isZero();
        assertThat(old.table.keys("USER#u1 / ORDER#")).hasSize(2);
        assertThat(old.table.keys("USER#u2 / ORDER#"))
                .singleElement()
                .asString()
                .endsWith("#" + lost);
        assertThat(old.table.keys("USER#")).hasSize(4).containsAll(keys);
    }

    @Test
    void aLaterRefundLandsOnTheOldOrder() throws StripeException {
        LegacyShop.put(
                old.table, LegacyShop.order("u1", LONG_AGO, LegacyShop.OLD_SESSION, "pi_old"));
        String key = "USER#u1 / ORDER#" + LONG_AGO.getEpochSecond() + "#" + LegacyShop.OLD_SESSION;
        String number = old.attribute(key, "orderNumber");
        old.migrate(LegacyShop.USUAL);
        PostPaymentObservation observation =
                new PostPaymentObservation.Refunded(
                        new PostPaymentObservation.Payment(Optional.of("pi_old"), Optional.empty()),
                        new Refund(
                                "re_1",
                                RefundAmount.of(2000, "usd"),
                                RefundStatus.SUCCEEDED,
                                old.shop.clock().instant(),
                                Optional.empty()));

        Await.done(
                old.beans
                        .getBean(ReversalSettlementService.class)
                        .settle(observation, SettlementCause.of(OrderSource.NIGHTLY_SYNC)));

        assertThat(old.table.keys("USER#")).containsExactly(key);
        assertThat(old.attribute(key, "refundStatus")).isEqualTo("partial");
        assertThat(old.attribute(key, "amountRefunded")).isEqualTo("2000");
        assertThat(old.attribute(key, "orderNumber")).isEqualTo(number);
        assertThat(old.attribute(key, "status")).isEqualTo("completed");
        assertThat(Objects.requireNonNull(item(key).get("items")).l()).hasSize(1);
        assertThat(old.shop.stripe().requests()).as("Stripe was not asked").isEmpty();
    }

    @Test
    void aGuestClaimsAnOldOrderHoweverTheEMailWasWritten() {
        LegacyShop.put(
                old.table,
                LegacyShop.order("Ann@Example.com", LONG_AGO, LegacyShop.OLD_SESSION, "pi_old"));
        CommerceTable table = new CommerceTable(old.table.tapped(), old.table.name());

        old.migrate(LegacyShop.USUAL);

        Key guest = Key.order("ann@example.com", LONG_AGO, LegacyShop.OLD_SESSION);
        assertThat(old.table.keys("USER#")).containsExactly(text(guest));
        assertThat(
                        Await.value(
                                new GuestOrderClaimService(table, old.shop.clock(), new Random(7))
                                        .handOver(
                                                LegacyShop.OLD_SESSION,
                                                new GuestOrderClaimService.Claim(
                                                        EmailAddress.of("Ann@Example.com")
                                                                .orElseThrow(),
                                                        "u1",
                                                        "email_verified"))))
                .isTrue();
        Key claimed = Key.order("u1", LONG_AGO, LegacyShop.OLD_SESSION);
        assertThat(old.table.keys("USER#")).containsExactly(text(claimed));
        assertThat(old.migrate(LegacyShop.USUAL).tally().known()).isEqualTo(1);
    }

    @Test
    void aDebitThatIsStillPendingIsNotTakenForPaid() throws StripeException {
        String session = old.shop.session("u1");
        old.shop.stripe().pay(session, PaymentAttempt.pending());
        old.write("u1", old.shop.clock().instant(), session);
        String key = old.keyOfNow("u1", session);

        old.migrate(LegacyShop.USUAL);

        assertThat(old.attribute(key, "status")).isEqualTo("pending_payment");
        assertThat(old.table.keys("DUE#")).singleElement().asString().endsWith("poll#" + session);
        old.shop.stripe().settle(session, false);
        old.shop.clock().advance(Duration.ofHours(2));
        Await.done(old.beans.getBean(SyncJob.class).sweep(SweepRequest.until(Instant.MAX), "run"));
        assertThat(old.attribute(key, "status")).isEqualTo("payment_failed");
        assertThat(old.table.keys("USER#")).containsExactly(key);
    }

    @Test
    void whatIsNotUnderstoodIsNamedAndKeepsTheMarkAway() throws StripeException {
        old.sale("u1");
        broken("ORDER#2024-11-26T12:00:00Z#cs_test_1", "cs_test_1");
        broken("ORDER#1732612800#by-hand", "by-hand");
        broken("ORDER#1732612800#cs_test_2", "cs_test_other");
        Map<String, AttributeValue> noAmount =
                new HashMap<>(LegacyShop.order("u9", LONG_AGO, "cs_test_3", "pi_3"));
        noAmount.put("amount", LegacyShop.text("60.00"));
        LegacyShop.put(old.table, noAmount);

        MigrationReport report = old.migrate(LegacyShop.USUAL);

        assertThat(report.status()).isEqualTo(Status.PARTIAL);
        assertThat(report.tally().adopted()).isEqualTo(1);
        assertThat(report.tally().notUnderstood()).isEqualTo(4);
        assertThat(old.findings)
                .extracting(MigrationFinding::why)
                .containsExactlyInAnyOrder(
                        "its key is not USER#<user> / ORDER#<ten digits>#<Stripe session>",
                        "its key is not USER#<user> / ORDER#<ten digits>#<Stripe session>",
                        "its key and stripeSessionId name different sessions",
                        "an attribute is missing or of another type");
        assertThat(old.isMarked()).isFalse();

        assertThat(old.migrate(LegacyShop.request(false, false, true)).status())
                .isEqualTo(Status.SUCCESS);
        assertThat(old.isMarked()).isTrue();
    }

    @Test
    void aStatusThatIsNotTheirsIsAskedOfStripe() throws StripeException {
        String paid = old.shop.paid("u1");
        Map<String, AttributeValue> row =
                new HashMap<>(LegacyShop.order("u1", LONG_AGO, paid, old.intent(paid)));
        row.put("status", LegacyShop.text("shipped"));
        LegacyShop.put(old.table, row);
        Map<String, AttributeValue> unknown =
                new HashMap<>(LegacyShop.order("u2", LONG_AGO, LegacyShop.OLD_SESSION, "pi_old"));
        unknown.put("status", LegacyShop.text("shipped"));
        LegacyShop.put(old.table, unknown);

        MigrationReport report = old.migrate(LegacyShop.USUAL);

        assertThat(report.tally().adopted()).isEqualTo(1);
        assertThat(old.findings)
                .extracting(MigrationFinding::why)
                .containsExactly("its status is not completed, and Stripe has no such session");
    }

    @Test
    @Case(id = "T-SYN-2", sentence = "A customer with five orders: three nights add nothing.")
    void theOldestRowOfASessionIsTheOrderAndTheOthersAreDoubles() {
        for (int night = 0; night < 3; night++) {
            LegacyShop.put(
                    old.table,
                    LegacyShop.order(
                            "u1",
                            LONG_AGO.plus(Duration.ofDays(night)),
                            LegacyShop.OLD_SESSION,
                            "pi_old"));
        }
        MigrationReport dry = old.migrate(LegacyShop.request(true, true, false));
        MigrationReport report = old.migrate(LegacyShop.USUAL);

        assertThat(dry.tally()).isEqualTo(report.tally());
        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(report.tally().doubles()).isEqualTo(2);
        assertThat(old.findings)
                .extracting(MigrationFinding::kind)
                .containsOnly(MigrationFinding.Kind.DOUBLE);
        assertThat(old.table.keys("USER#u1")).hasSize(3);

        assertThat(old.migrate(LegacyShop.request(false, true, false)).tally().removed())
                .isEqualTo(2);
        assertThat(old.table.keys("USER#u1"))
                .containsExactly(text(Key.order("u1", LONG_AGO, LegacyShop.OLD_SESSION)));
    }

    @Test
    void theLastRowOfASaleIsNoDouble() {
        LegacyShop.put(
                old.table, LegacyShop.order("u1", LONG_AGO, LegacyShop.OLD_SESSION, "pi_old"));
        Instant later = LONG_AGO.plus(Duration.ofDays(1));
        LegacyShop.put(old.table, LegacyShop.order("u1", later, LegacyShop.OLD_SESSION, "pi_old"));
        old.migrate(LegacyShop.USUAL);
        Key order = Key.order("u1", LONG_AGO, LegacyShop.OLD_SESSION);
        old.table.lose(order.partition(), order.sort());

        MigrationReport report = old.migrate(LegacyShop.request(false, true, false));

        assertThat(report.tally().removed()).isZero();
        assertThat(old.table.keys("USER#"))
                .containsExactly(text(Key.order("u1", later, LegacyShop.OLD_SESSION)));
    }

    @Test
    void aNumberOrPaymentOfAnotherOrderIsLeftToItAndSaid() {
        LegacyShop.put(old.table, LegacyShop.order("u1", LONG_AGO, "cs_test_a_SAMENAME", "pi_1"));
        LegacyShop.put(old.table, LegacyShop.order("u1", LONG_AGO, "cs_test_b_SAMENAME", "pi_1"));

        MigrationReport report = old.migrate(LegacyShop.USUAL);

        assertThat(report.tally().adopted()).isEqualTo(2);
        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(old.findings)
                .extracting(MigrationFinding::why)
                .containsExactly(
                        "its number is also that of cs_test_a_SAMENAME",
                        "its payment is also that of cs_test_a_SAMENAME");
        assertThat(old.table.keys("SESSION#"))
                .filteredOn(key -> key.endsWith("METADATA"))
                .hasSize(2);
    }

    @Test
    void aDryRunWritesNothingAndCountsTheSame() throws StripeException {
        old.sale("u1");
        LegacyShop.put(
                old.table, LegacyShop.order("U@x.com", LONG_AGO, LegacyShop.OLD_SESSION, "pi_old"));
        profile(old.table, "u1", "cus_1");
        Map<String, Map<String, AttributeValue>> before = old.table.dump();

        MigrationReport dry = old.migrate(LegacyShop.request(true, false, false));

        assertThat(old.table.dump()).isEqualTo(before);
        MigrationReport report = old.migrate(LegacyShop.USUAL);
        assertThat(dry.tally().adopted()).isEqualTo(report.tally().adopted()).isEqualTo(2);
        assertThat(dry.tally().customers()).isEqualTo(report.tally().customers()).isEqualTo(1);
        assertThat(old.attribute("CUSTOMER#cus_1 / USER", "userId")).isEqualTo("u1");
        assertThat(old.isMarked()).isTrue();
    }

    @Test
    @Case(
            id = "B36",
            sentence =
                    "A profile of the legacy functions is read as far as it goes, at checkout too; a save leaves "
                            + "alone what it cannot read; an order without a count shows the sum of its lines.")
    void aProfileOfAnotherFormIsReported() {
        LegacyShop.put(
                old.table,
                Map.of(
                        "PK", LegacyShop.text("USER#u1"),
                        "SK", LegacyShop.text("PROFILE"),
                        "phone", AttributeValue.fromN("4165550"),
                        "shippingAddress", LegacyShop.text("1 Main St"),
                        "stripeCustomerId", LegacyShop.text("cus_1")));

        MigrationReport report = old.migrate(LegacyShop.USUAL);

        assertThat(report.tally().customers()).isEqualTo(1);
        assertThat(old.isMarked()).isTrue();
        assertThat(old.findings)
                .extracting(MigrationFinding::why)
                .containsExactlyInAnyOrder("no texts: phone", "its shippingAddress is no map");
    }

    @Test
    void nothingNewerIsOverwritten() throws StripeException {
        String session = old.sale("u1");
        old.migrate(LegacyShop.USUAL);
        profile(old.table, "u1", "cus_1");
        old.migrate(LegacyShop.USUAL);
        Map<String, Map<String, AttributeValue>> before = old.table.dump();
        CommerceTable table = new CommerceTable(old.table.tapped(), old.table.name());
        long version = Await.value(new SessionRepository(table).findStrongly(session)).version();

        MigrationReport again = old.migrate(LegacyShop.USUAL);

        assertThat(again.tally().adopted()).isZero();
        assertThat(again.tally().known()).isEqualTo(1);
        assertThat(old.table.dump()).isEqualTo(before);
        assertThat(version).isEqualTo(1);
    }

    @Test
    void rowsOfOlderTablesAreCopiedWhereThereIsNothingNewer() throws StripeException {
        LocalTable profiles = LocalTable.create();
        LocalTable orders = LocalTable.create();
        profile(profiles, "u1", "cus_1");
        profile(profiles, "u2", "cus_2");
        profile(old.table, "u2", "cus_newer");
        Map<String, AttributeValue> row =
                new HashMap<>(LegacyShop.order("u1", LONG_AGO, LegacyShop.OLD_SESSION, "pi_old"));
        row.put("PK", LegacyShop.text(LegacyShop.OLD_SESSION));
        row.put("SK", LegacyShop.text("snapshot"));
        LegacyShop.put(orders, row);
        row.remove("createdAt");
        row.put("PK", LegacyShop.text("other"));
        LegacyShop.put(orders, row);
        MigrationRequest request =
                new MigrationRequest(
                        false,
                        false,
                        true,
                        List.of(
                                new OlderTable(OlderTable.Sort.PROFILES, profiles.name()),
                                new OlderTable(OlderTable.Sort.ORDERS, orders.name())),
                        40_000);

        MigrationReport report = old.migrate(request);

        assertThat(report.tally().copied()).isEqualTo(2);
        assertThat(report.tally().adopted()).isEqualTo(1);
        assertThat(report.tally().notUnderstood()).isEqualTo(1);
        assertThat(old.table.keys("CUSTOMER#"))
                .containsExactly("CUSTOMER#cus_1 / USER", "CUSTOMER#cus_newer / USER");
        assertThat(old.table.keys("USER#u1 / ORDER#"))
                .containsExactly(text(Key.order("u1", LONG_AGO, LegacyShop.OLD_SESSION)));
        assertThat(old.migrate(request).tally().copied()).isZero();
    }

    @Test
    void aRunThatBreaksOffGoesOnWhereItWas() {
        for (int i = 0; i < 1_200; i++) {
            LegacyShop.put(
                    old.table,
                    Map.of("PK", LegacyShop.text("QUOTE#" + i), "SK", LegacyShop.text("CACHE")));
        }
        LegacyShop.put(
                old.table, LegacyShop.order("u1", LONG_AGO, LegacyShop.OLD_SESSION, "pi_old"));
        int[] scans = {0};
        old.table
                .tap()
                .script(
                        (call, proceed) ->
                                call.operation().equals("Scan") && ++scans[0] > 2
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("gone"))
                                        : proceed.get());
        MigrationReport broken = old.migrate(LegacyShop.USUAL);
        old.table.tap().heal();
        old.table.tap().forgetCalls();

        MigrationReport report = old.migrate(LegacyShop.USUAL);

        assertThat(broken.status()).isEqualTo(Status.PARTIAL);
        assertThat(broken.tally().rows()).isEqualTo(1_000);
        assertThat(broken.broken())
                .hasValueSatisfying(why -> assertThat(why).endsWith("try again."));
        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(report.tally().rows()).isBetween(1_201L, 1_210L);
        assertThat(report.tally().orders()).isEqualTo(1);
        assertThat(old.table.tap().calls())
                .filteredOn(call -> call.operation().equals("Scan"))
                .singleElement()
                .matches(call -> ((ScanRequest) call.request()).hasExclusiveStartKey());
        assertThat(old.table.keys("SYSTEM / MIGRATION")).isEmpty();
    }

    @Test
    void theCommandSaysWhatWasFoundAndEndsWithItsCode() throws StripeException {
        old.sale("u1");
        profile(old.table, "u1", "cus_1");
        broken("ORDER#1732612800#by-hand", "by-hand");

        Typed.Ran first = Typed.in(Main.PROGRAM, old.shop).run("table", "migrate");
        Typed.Ran accepted =
                Typed.in(Main.PROGRAM, old.shop).run("table", "migrate", "--accept-rest", "--json");

        assertThat(first.exit()).isEqualTo(1);
        assertThat(first.out())
                .contains("not understood: USER#u9 / ORDER#1732612800#by-hand: its key is not")
                .contains("orders adopted     1")
                .contains("Stripe customers   1")
                .contains("--accept-rest");
        assertThat(accepted.exit()).isZero();
        assertThat(accepted.lines())
                .containsExactly(
                        """
                        {"finding":"not understood","pk":"USER#u9","sk":"ORDER#1732612800#by-hand",\
                        "why":"its key is not USER#<user> / ORDER#<ten digits>#<Stripe session>"}""",
                        """
                        {"status":"success","dryRun":false,"rows":9,"adopted":0,"known":1,\
                        "doubles":0,"removed":0,"customers":1,"copied":0,"notes":0,\
                        "notUnderstood":1}""");
        assertThat(
                        Typed.in(Main.PROGRAM, old.shop)
                                .run("table", "migrate", "--read-units", "0")
                                .exit())
                .isEqualTo(2);
        old.table
                .tap()
                .script(
                        (_, _) ->
                                CompletableFuture.failedFuture(SdkClientException.create("gone")));
        assertThat(Typed.in(Main.PROGRAM, old.shop).run("table", "migrate").exit()).isEqualTo(2);
    }

    private SyncReport sync() {
        SyncRequest request = new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), 500, false);
        return Await.value(old.beans.getBean(SyncJob.class).run(request, "run", Instant.MAX));
    }

    private void broken(String sort, String session) {
        Map<String, AttributeValue> row =
                new HashMap<>(
                        LegacyShop.order(
                                "u9",
                                LONG_AGO,
                                session.length() < 8 ? "12345678" : session,
                                "pi_9"));
        row.put("SK", LegacyShop.text(sort));
        row.put("stripeSessionId", LegacyShop.text(session));
        row.put("orderId", LegacyShop.text(session));
        LegacyShop.put(old.table, row);
    }

    private static void profile(LocalTable table, String userId, String customer) {
        LegacyShop.put(
                table,
                Map.of(
                        "PK", LegacyShop.text("USER#" + userId),
                        "SK", LegacyShop.text("PROFILE"),
                        "displayName", LegacyShop.text("Ann"),
                        "stripeCustomerId", LegacyShop.text(customer)));
    }

    private Map<String, AttributeValue> item(String key) {
        return Objects.requireNonNull(old.table.dump().get(key));
    }

    private static String text(Key key) {
        return key.partition() + " / " + key.sort();
    }
}
