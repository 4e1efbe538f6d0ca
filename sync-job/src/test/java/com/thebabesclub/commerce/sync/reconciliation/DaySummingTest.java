package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.stripe.emulator.event.Event;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the orders of days come to, as the sync sums it. */
@Case(
        id = "P15",
        sentence =
                "The nightly sync sums the days of its window and those of all orders that "
                        + "something was told of, whoever has settled it; no commit counts.")
class DaySummingTest {

    private Shop shop = Shop.at("2026-11-01T12:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theDaysOfTheWindowAreSummedOnceTheyAreOver() {
        shop.paid("u1");
        shop.paid("u2");
        shop.pending("u3");

        shop.nightly();
        assertThat(days()).as("today is not over").containsExactly("2026-10-30", "2026-10-31");
        night();

        assertThat(days()).containsExactly("2026-10-30", "2026-10-31", "2026-11-01");
        assertThat(totals("2026-10-31")).isEmpty();
        Map<String, AttributeValue> sum = totals("2026-11-01").getFirst().m();
        assertThat(sum)
                .containsEntry("currency", AttributeValue.fromS("usd"))
                .containsEntry("orders", number(3))
                .containsEntry("amountRefunded", number(0));
        assertThat(Objects.requireNonNull(sum.get("statuses")).m())
                .isEqualTo(Map.of("completed", number(2), "pending_payment", number(1)));
    }

    @Test
    void aRefundThatTheWebhookSettledChangesTheDayOfItsOldOrder() {
        String session = shop.paid("u1");
        nights(20);
        assertThat(refunded("2026-11-01")).isEqualTo(number(0));
        shop.stripe.refund(shop.intent(session), 2500);
        tellAll();

        SyncReport report = night();

        assertThat(report.tally().drift()).isEqualTo(DriftReport.NONE);
        assertThat(refunded("2026-11-01")).isEqualTo(number(2500));
    }

    @Test
    void aRefundThatTheBankSendsBackLaterChangesItToo() {
        String session = shop.paid("u1");
        String refund = shop.stripe.refund(shop.intent(session), 2500);
        nights(10);
        assertThat(refunded("2026-11-01")).isEqualTo(number(2500));
        shop.stripe.failRefund(refund);
        tellAll();

        night();

        assertThat(refunded("2026-11-01")).isEqualTo(number(0));
    }

    @Test
    void aDelayedPaymentThatTheWebhookSettledChangesTheDayOfItsOldOrder() {
        String session = shop.pending("u1");
        nights(7);
        shop.stripe.settle(session, true);
        tellAll();

        night();

        assertThat(Objects.requireNonNull(totals("2026-11-01").getFirst().m().get("statuses")).m())
                .isEqualTo(Map.of("completed", number(1)));
    }

    @Test
    void aDryRunSumsNothingAndARunOfAWindowItsDays() {
        shop.paid("u1");
        shop.clock.advance(Duration.ofDays(20));
        shop.sync(new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), 500, true));
        assertThat(days()).isEmpty();

        shop.sync(
                Shop.nightlyRequest()
                        .of(
                                new SyncWindow(
                                        Instant.parse("2026-11-01T00:00:00Z"),
                                        Instant.parse("2026-11-03T23:59:59Z"))));

        assertThat(days()).containsExactly("2026-11-01", "2026-11-02", "2026-11-03");
        assertThat(totals("2026-11-01").getFirst().m()).containsEntry("orders", number(1));
    }

    @Test
    void aDayWhoseOrdersAreGoingKeepsWhatItCameTo() {
        shop.close();
        shop = new Shop(Instant.parse("2026-11-01T12:00:00Z"), Optional.of(Duration.ofDays(5)));
        String session = shop.paid("u1");
        nights(4);
        shop.stripe.refund(shop.intent(session), 100);
        shop.clock.advance(Duration.ofDays(1));

        shop.nightly();

        assertThat(totals("2026-11-01").getFirst().m()).containsEntry("orders", number(1));
    }

    /** As the webhook settles all events: the ledger says of each that it is done. */
    private void tellAll() {
        for (Event event : shop.stripe.events()) {
            byte[] body = shop.stripe.signed(event.id(), "whsec_any").body();
            Await.done(shop.events().handle(StripeEvent.parse(body).orElseThrow(), body));
        }
    }

    private SyncReport night() {
        shop.clock.advance(Duration.ofDays(1));
        return shop.nightly();
    }

    private void nights(int nights) {
        for (int i = 0; i < nights; i++) {
            night();
        }
    }

    private List<String> days() {
        return shop.table.keys("SYSTEM / DAY#").stream()
                .map(key -> key.substring(key.indexOf("DAY#") + 4))
                .sorted()
                .toList();
    }

    private AttributeValue refunded(String day) {
        return Objects.requireNonNull(totals(day).getFirst().m().get("amountRefunded"));
    }

    private List<AttributeValue> totals(String day) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(shop.table.dump().get("SYSTEM / DAY#" + day))
                                .get("totals"))
                .l();
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN("" + number);
    }
}
