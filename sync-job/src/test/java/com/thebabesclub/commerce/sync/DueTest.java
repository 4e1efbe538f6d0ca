package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams;
import com.thebabesclub.commerce.event.UnfinishedEvent.State;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.ParkedTask;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.SweepReport.Status;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.outbox.TaskExecutor.Result;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The outbox and its sweep, against a Stripe whose webhooks never arrive. */
class DueTest {

    private static final String RETRIEVE = "GET /v1/checkout/sessions/{id}";
    private static final String DELETE_COUPON = "DELETE /v1/coupons/{id}";

    private final DueShop due = new DueShop();

    @AfterEach
    void close() {
        due.close();
    }

    @Test
    @Case(id = "T-CPN-5", sentence = "Two hundred abandoned quotes leave no coupon behind.")
    void twoHundredAbandonedQuotesLeaveNoCoupon() throws StripeException {
        for (int i = 0; i < 200; i++) {
            due.checkout();
        }
        assertThat(due.coupons()).isEqualTo(200);
        due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));

        due.sweep();
        SweepReport second = due.sweep();

        assertThat(second.status()).isEqualTo(Status.SUCCESS);
        assertThat(due.coupons()).isZero();
        assertThat(due.due()).isEmpty();
        assertThat(due.shop.table().keys("COUPON#")).isEmpty();
        assertThat(due.shop.stripe().requestCount(RETRIEVE)).isEqualTo(200);
        assertThat(due.shop.stripe().requestCount(DELETE_COUPON)).isEqualTo(200);
    }

    @Test
    @Case(id = "T-CPN-5", sentence = "Two hundred abandoned quotes leave no coupon behind.")
    void aCouponWhoseCheckoutDiedBeforeItsSessionIsRemovedToo() throws StripeException {
        Instant expiresAt = due.shop.clock().instant().plus(DueShop.LIFE);
        due.coupon("q-orphan", expiresAt);
        due.shop
                .client()
                .v1()
                .coupons()
                .create(
                        CouponCreateParams.builder()
                                .setId("OPERATORS-OWN")
                                .setPercentOff(BigDecimal.TEN)
                                .setRedeemBy(expiresAt.getEpochSecond())
                                .build());
        due.advance(DueShop.LIFE);
        due.sweep();
        assertThat(due.coupons()).as("it may still be used").isEqualTo(2);

        due.advance(Duration.ofHours(27));
        due.sweep();

        assertThat(due.coupons()).as("that of the operator").isEqualTo(1);
    }

    @Test
    @Case(id = "T-PAY-6", sentence = "A pending payment of which no event ever came is asked for.")
    void aPendingPaymentOfWhichNoEventEverCameIsAskedFor() throws StripeException {
        String session = pending();
        List<Integer> polled = new ArrayList<>();
        int hour = 0;
        for (int next : List.of(1, 2, 5, 6, 7, 23, 24, 25, 47, 48, 240)) {
            due.advance(Duration.ofHours(next - hour));
            hour = next;
            due.shop.stripe().clearRequests();
            due.sweep();
            if (due.shop.stripe().requestCount(RETRIEVE) > 0) {
                polled.add(hour);
            }
        }
        assertThat(polled).containsExactly(1, 6, 24, 48, 240);

        assertThat(due.status(session)).isEqualTo("pending_payment");

        due.shop.stripe().settle(session, true);
        due.advance(Duration.ofDays(1));
        due.sweep();

        assertThat(due.status(session)).isEqualTo("completed");
        assertThat(due.due()).singleElement().asString().endsWith(" / mail#" + session);
    }

    @Test
    @Case(id = "T-PAY-6", sentence = "A pending payment of which no event ever came is asked for.")
    void aPendingPaymentThatHasFailedIsToldFromItsPaymentIntent() throws StripeException {
        String session = pending();
        due.shop.stripe().settle(session, false);
        due.advance(Duration.ofHours(1));

        due.sweep();

        assertThat(due.status(session)).isEqualTo("payment_failed");
        assertThat(due.due()).anyMatch(key -> key.endsWith(" / mail#" + session + "#failed"));
    }

    @Test
    void aPendingRefundIsAskedForUntilItHasArrived() throws StripeException {
        String session = due.checkout();
        due.shop.stripe().pay(session);
        due.orders();
        String intent =
                due.shop.client().v1().checkout().sessions().retrieve(session).getPaymentIntent();
        String refund = due.shop.stripe().refundPending(intent, 500);
        due.learnRefunds(session, intent);
        assertThat(due.due()).anyMatch(key -> key.endsWith(" / poll#" + session + "#refunds"));

        due.advance(Duration.ofHours(1));
        assertThat(due.sweep().count(Result.LATER)).isEqualTo(1);
        due.shop.stripe().succeedRefund(refund);
        due.advance(Duration.ofHours(5));
        due.sweep();

        assertThat(due.order(session).number("amountRefunded")).isEqualTo(500);
        assertThat(due.due()).noneMatch(key -> key.contains("#refunds"));
    }

    @Test
    void aPaidSessionThatNobodyToldOfIsFoundWhenItsLifeIsOver() throws StripeException {
        String session = due.checkout();
        due.shop.stripe().pay(session);
        due.advance(DueShop.LIFE);

        due.sweep();

        assertThat(due.status(session)).isEqualTo("completed");
    }

    @Test
    void aSessionThatWasSettledCostsStripeNothing() throws StripeException {
        due.checkout();
        due.advance(DueShop.LIFE);
        due.sweep();
        due.sweep();
        due.shop.stripe().clearRequests();
        due.advance(Duration.ofHours(1));

        assertThat(due.sweep().status()).isEqualTo(Status.SUCCESS);
        assertThat(due.shop.stripe().requests()).isEmpty();
    }

    @Test
    void aTaskThatFailsWaitsLongerEachTimeAndIsParkedAtLast() throws StripeException {
        String session = due.checkout();
        due.advance(DueShop.LIFE);
        due.shop.stripe().failCalls("GET /v1/checkout/*", CallFault.RATE_LIMITED, 1000);
        for (int minutes : List.of(5, 15, 60, 180, 360, 1440, 1440)) {
            assertThat(due.sweep().count(Result.FAILED)).isEqualTo(1);
            due.advance(Duration.ofMinutes(minutes - 1));
            assertThat(due.sweep().counts()).as("before %d minutes", minutes).isEmpty();
            due.advance(Duration.ofMinutes(1));
        }
        assertThat(due.sweep().count(Result.PARKED)).isEqualTo(1);
        assertThat(due.readings.all()).containsOnlyOnce(Metric.DUE_TASKS.one("parked"));

        assertThat(due.due()).containsExactly("PARKED / expire#" + session);
        assertThat(parked())
                .singleElement()
                .satisfies(
                        task -> {
                            assertThat(task.tries()).isEqualTo(8);
                            assertThat(task.reason()).isEqualTo("StripeUnavailable");
                        });
        assertThat(Typed.in(Main.PROGRAM, due.shop).run("sync", "due", "--parked").out())
                .isEqualToIgnoringNewLines(
                        """
                        {"task":"expire","sessionId":"%s","owed":"SETTLE",\
                        "since":"2026-11-27T12:20:00Z","parkedAt":"2026-11-29T22:40:00Z",\
                        "tries":8,"reason":"StripeUnavailable"}"""
                                .formatted(session));

        due.shop.stripe().clearFaults();
        assertThat(Await.value(due.job().unpark())).isEqualTo(1);
        assertThat(due.sweep().count(Result.DONE)).isGreaterThanOrEqualTo(1);
        due.sweep();
        assertThat(due.due()).isEmpty();
    }

    @Test
    void twoSweepsAtOnceShareTheWork() throws StripeException {
        for (int i = 0; i < 40; i++) {
            due.checkout();
        }
        due.advance(DueShop.LIFE);
        SyncJob one = due.job();
        SyncJob two = due.job();
        due.shop.stripe().clearRequests();

        Await.done(
                Mono.zip(
                        one.sweep(SweepRequest.until(Instant.MAX), "one")
                                .subscribeOn(Schedulers.boundedElastic()),
                        two.sweep(SweepRequest.until(Instant.MAX), "two")
                                .subscribeOn(Schedulers.boundedElastic())));

        assertThat(due.shop.stripe().requestCount(RETRIEVE)).isEqualTo(40);
        due.sweep();
        assertThat(due.due()).isEmpty();
        assertThat(due.shop.stripe().requestCount(DELETE_COUPON)).isEqualTo(40);
    }

    @Test
    @Case(
            id = "T-CPN-2",
            sentence = "A terminal session's coupon is removed once, also across a crash.")
    void whereverTheSweepDiesTheCouponIsRemovedOnce() throws StripeException {
        int cuts = 0;
        boolean cut = true;
        for (int at = 1; cut; at++) {
            for (boolean before : List.of(true, false)) {
                try (DueShop doomed = new DueShop()) {
                    cut = isCut(doomed, at, before);
                    cuts += cut ? 1 : 0;
                }
            }
        }
        System.out.println(
                "cuts of a sweep that expires a session and removes its coupon: " + cuts);
        assertThat(cuts).isGreaterThan(25);
    }

    /** Kills the first sweep at its nth write or read of the queue; false if it had fewer. */
    private static boolean isCut(DueShop doomed, int at, boolean before) throws StripeException {
        String session = doomed.checkout();
        doomed.advance(DueShop.LIFE);
        doomed.sweptThrough(doomed.shop.clock().instant().truncatedTo(ChronoUnit.HOURS));
        Lifeline life = new Lifeline(doomed.shop.table().tap(), at, before);

        for (int i = 0; i < 4; i++) {
            doomed.sweep();
            if (life.wasCut()) {
                life.mend();
            }
            doomed.advance(Duration.ofMinutes(6));
        }

        assertThat(doomed.due()).as("cut %d %s", at, before).isEmpty();
        assertThat(doomed.coupons()).isZero();
        assertThat(doomed.shop.table().keys("COUPON#")).isEmpty();
        assertThat(doomed.shop.stripe().events("coupon.deleted").size()).isLessThanOrEqualTo(1);
        assertThat(pointer(doomed, session).get("status"))
                .isEqualTo(AttributeValue.fromS("expired"));
        return life.wasCut();
    }

    @Test
    void whatIsWrittenLateIntoAnHourThatHasPassedIsFound() throws StripeException {
        due.sweep();
        due.advance(Duration.ofHours(1));
        due.sweep();
        String session = due.checkout();
        Instant passed = due.shop.clock().instant().minus(Duration.ofHours(40));
        Await.done(
                due.table.write(
                        new OutboxTask(Kind.EXPIRE, passed, session, List.of(Owed.SETTLE))
                                .write()));
        assertThat(due.sweep().counts()).as("read again once an hour").isEmpty();

        due.advance(Duration.ofHours(1));

        assertThat(due.sweep().count(Result.LATER)).isEqualTo(1);
    }

    @Test
    void theMarkStaysBeforeWhatAnotherHasInHand() throws StripeException {
        due.checkout();
        due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));
        Lifeline life = new Lifeline(due.shop.table().tap(), 2, false);
        due.sweep();
        assertThat(life.wasCut()).as("right after the claim").isTrue();
        life.mend();

        due.advance(Duration.ofSeconds(30));
        SweepReport held = due.sweep();

        assertThat(held.busy()).isEqualTo(1);
        assertThat(held.sweptThrough()).isEqualTo("2026-11-27T12:00:00Z");
        due.advance(Duration.ofMinutes(2));
        due.sweep();
        due.sweep();
        assertThat(due.due()).isEmpty();
    }

    @Test
    void aSweepDoesNoMoreThanItsShareAndTheNextGoesOn() throws StripeException {
        for (int i = 0; i < 30; i++) {
            due.checkout();
        }
        due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));

        SweepReport first = due.sweep(new SweepRequest(10, Instant.MAX, Optional.empty(), false));
        SweepReport second = due.sweep();

        assertThat(first.count(Result.DONE)).isEqualTo(10);
        assertThat(first.left()).isGreaterThanOrEqualTo(20);
        assertThat(first.status()).isEqualTo(Status.PARTIAL);
        assertThat(first.sweptThrough()).isEqualTo("2026-11-27T12:00:00Z");
        assertThat(second.count(Result.DONE)).isGreaterThanOrEqualTo(20);
    }

    @Test
    void aDryRunCountsAndWritesNothing() throws StripeException {
        due.checkout();
        due.advance(DueShop.LIFE);
        Map<String, Map<String, AttributeValue>> before = due.shop.table().dump();

        SweepReport report = due.sweep(new SweepRequest(10, Instant.MAX, Optional.empty(), true));

        assertThat(report.left()).isEqualTo(1);
        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(due.shop.table().dump()).isEqualTo(before);
    }

    @Test
    void anEmptySweepOfAnHourThatWasSweptReadsTwoHoursAndTheOldestEvent() {
        due.sweep();
        CapacityLedger ledger = CapacityLedger.on(due.shop.table());

        due.sweep();

        System.out.println("due sweep, nothing to do: " + ledger.usage());
        // One of them tells which catalogue says what is counted.
        assertThat(ledger.usage().readUnits()).isLessThanOrEqualTo(11.5);
        assertThat(ledger.usage().writeUnits()).isLessThanOrEqualTo(1);
    }

    @Test
    void theOldestEventThatIsTriedAgainIsMeasured() {
        due.unfinished("evt_parked", State.PARKED);
        due.advance(Duration.ofHours(1));
        due.unfinished("evt_1", State.FAILED);
        due.advance(Duration.ofMinutes(90));
        due.unfinished("evt_2", State.FAILED);

        due.sweep();

        assertThat(due.readings.all()).containsOnlyOnce(Metric.OLDEST_UNFINISHED_EVENT.of(5400));
    }

    @Test
    void whereNoEventIsUnfinishedThatIsMeasuredToo() {
        due.sweep();

        assertThat(due.readings.all()).containsOnlyOnce(Metric.OLDEST_UNFINISHED_EVENT.of(0));
    }

    @Test
    void aTableThatIsDownIsAFailedSweep() {
        due.shop
                .table()
                .tap()
                .script(
                        (_, _) ->
                                CompletableFuture.failedFuture(SdkClientException.create("down")));

        SweepReport report = due.sweep();

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.broken()).contains("TableUnavailable");
        Typed.Ran ran = Typed.in(Main.PROGRAM, due.shop).run("sync", "due");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.lines())
                .containsExactly(
                        "FAILED",
                        "  status       failed",
                        "  startedAt    2026-11-26T12:20:00Z",
                        "  done         0",
                        "  later        0",
                        "  failed       0",
                        "  parked       0",
                        "  busy         0",
                        "  left         0",
                        "  sweptThrough 2026-11-26T12:20:00Z",
                        "  brokenBy     TableUnavailable",
                        "  dryRun       false");
        assertThat(Typed.in(Main.PROGRAM, due.shop).run("sync", "due", "--dry-run", "--json").out())
                .isEqualToIgnoringNewLines(
                        """
                        {"status":"failed","startedAt":"2026-11-26T12:20:00Z","done":0,"later":0,\
                        "failed":0,"parked":0,"busy":0,"left":0,\
                        "sweptThrough":"2026-11-26T12:20:00Z","brokenBy":"TableUnavailable",\
                        "dryRun":true}""");
    }

    private String pending() throws StripeException {
        String session = due.checkout();
        due.shop.stripe().pay(session, PaymentAttempt.pending());
        due.orders();
        assertThat(due.status(session)).isEqualTo("pending_payment");
        return session;
    }

    private List<ParkedTask> parked() {
        return Await.value(due.job().parked());
    }

    private static Map<String, AttributeValue> pointer(DueShop shop, String session) {
        return Objects.requireNonNull(
                shop.shop.table().dump().get("SESSION#" + session + " / METADATA"));
    }
}
