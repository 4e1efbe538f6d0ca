package com.thebabesclub.commerce.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.outbox.mail.MailProperties.Sender;
import com.thebabesclub.commerce.outbox.mail.MailSender.MailProviderUnavailable;
import com.thebabesclub.commerce.outbox.mail.MailSender.MailRejected;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.Observation;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementResult;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class MailDispatcherTest {

    private final TestClock clock = TestClock.atNoon();
    private final LocalTable local = LocalTable.create();
    private final CommerceTable table = new CommerceTable(local.tapped(), local.name());
    private final List<Mail> sent = new ArrayList<>();
    private MailSender sender =
            mail -> {
                sent.add(mail);
                return Mono.empty();
            };
    private final MailSettings settings =
            new MailSettings(
                    new MailProperties(Sender.LOG, Optional.empty(), Optional.of(MailShop.SHOP)),
                    new PostmarkProperties(URI.create("https://localhost")),
                    new ShopProperties("babesclub", "The Babes Club", "prod"));
    private final MailShop shop =
            MailShop.of(
                    table,
                    new MailDispatcher(settings, mail -> sender.send(mail), _ -> {}, clock),
                    clock);

    @Test
    void customerAndShopAreToldBeforeTheSettlementReturns() {
        shop.open(Optional.empty());

        settle(SessionStage.PAID, "evt_1");

        assertThat(sent)
                .extracting(Mail::kind, Mail::to)
                .containsExactly(
                        tuple("order_confirmed", MailShop.CUSTOMER),
                        tuple("order_news", MailShop.SHOP));
        assertThat(local.keys("DUE#")).isEmpty();
        settle(SessionStage.PAID, "evt_1");
        settle(SessionStage.PAID, "evt_2");
        clock.advance(Duration.ofMinutes(5));
        shop.swept();
        assertThat(sent).hasSize(2);
    }

    @Test
    void theFirstDeliveryWithItsMailStaysInItsBudget() {
        shop.open(Optional.empty());
        CapacityLedger ledger = CapacityLedger.on(local);

        settle(SessionStage.PAID, "evt_1");

        System.out.println("webhook, first completed, with both mails: " + ledger.usage());
        assertThat(ledger.usage().writeUnits()).isLessThanOrEqualTo(26);
        assertThat(ledger.usage().readUnits()).isLessThanOrEqualTo(2);
    }

    @Test
    void theCouponThatIsOwedWithTheMailIsLeftToTheSweep() {
        shop.open(Optional.of("q-1"));

        settle(SessionStage.PAID, "evt_1");

        assertThat(sent).hasSize(2);
        assertThat(local.keys("DUE#")).hasSize(1);
    }

    @Test
    void aSenderThatFailsFailsNothingAndTheSweepSendsLater() {
        shop.open(Optional.empty());
        MailSender working = sender;
        sender = _ -> Mono.error(new MailProviderUnavailable("a provider", null));

        assertThat(settle(SessionStage.PAID, "evt_1").change())
                .isEqualTo(SettlementResult.Change.ORDER_CREATED);

        sender = working;
        shop.swept();
        assertThat(sent).as("not before its pause is over").isEmpty();
        clock.advance(Duration.ofMinutes(5));
        shop.swept();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aSenderThatThrowsFailsNothing() {
        shop.open(Optional.empty());
        sender =
                _ -> {
                    throw new IllegalStateException("a fault of ours");
                };

        assertThat(settle(SessionStage.PAID, "evt_1").change())
                .isEqualTo(SettlementResult.Change.ORDER_CREATED);
        assertThat(local.keys("DUE#")).hasSize(1);
    }

    @Test
    void aLetterThatIsRefusedForGoodIsParkedAndTheOtherIsSent() {
        shop.open(Optional.empty());
        MailSender working = sender;
        sender =
                mail ->
                        mail.to().equals(MailShop.CUSTOMER)
                                ? Mono.error(new MailRejected("a provider", "406"))
                                : working.send(mail);

        settle(SessionStage.PAID, "evt_1");

        assertThat(sent).extracting(Mail::to).containsExactly(MailShop.SHOP);
        assertThat(local.keys("DUE#")).containsExactly("DUE#PARKED / mail#" + MailShop.SESSION);
    }

    @Test
    void withLessThanTwoSecondsLeftTheSweepSends() {
        shop.open(Optional.empty());

        Deadline near = Deadline.in(Duration.ofMillis(1900), clock);
        Await.value(
                near.bound(
                        shop.settlement()
                                .settle(
                                        MailShop.observed(SessionStage.PAID),
                                        shop.event("evt_1"))));

        assertThat(sent).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        shop.swept();
        assertThat(sent).as("whoever committed may still be at it").isEmpty();
        clock.advance(Duration.ofSeconds(40));
        shop.swept();
        assertThat(sent).hasSize(2);
    }

    @Test
    void whatTheStatusPageSettlesTheNextSweepTells() {
        shop.open(Optional.empty());

        Await.value(
                shop.settlement()
                        .settle(
                                MailShop.observed(SessionStage.PAID),
                                SettlementCause.of(OrderSource.STATUS)));
        assertThat(sent).isEmpty();
        shop.swept();

        assertThat(sent).hasSize(2);
    }

    @Test
    void aFailedPaymentIsToldUnlessItWasMadeGood() {
        shop.open(Optional.empty());
        settle(SessionStage.UNPAID, "evt_1");
        settle(SessionStage.FAILED, "evt_2");
        assertThat(sent).extracting(Mail::kind).containsExactly("payment_failed");

        sent.clear();
        settle(SessionStage.PAID, "evt_3");
        assertThat(sent).extracting(Mail::kind).containsExactly("order_confirmed", "order_news");
    }

    @Test
    void aFailureThatWasMadeGoodBeforeItCouldBeToldIsNotTold() {
        shop.open(Optional.empty());
        settle(SessionStage.UNPAID, "evt_1");
        MailSender working = sender;
        sender = _ -> Mono.error(new MailProviderUnavailable("a provider", null));
        settle(SessionStage.FAILED, "evt_2");
        settle(SessionStage.PAID, "evt_3");
        sender = working;

        clock.advance(Duration.ofMinutes(5));
        shop.swept();

        assertThat(sent).extracting(Mail::kind).containsExactly("order_confirmed", "order_news");
    }

    @Test
    void eachSumThatIsGivenBackIsToldOnce() {
        shop.open(Optional.empty());
        settle(SessionStage.PAID, "evt_1");
        sent.clear();

        refund("re_1", 2_000, RefundStatus.PENDING, "evt_2");
        assertThat(sent).as("nothing has arrived").isEmpty();
        refund("re_1", 2_000, RefundStatus.SUCCEEDED, "evt_3");
        refund("re_1", 2_000, RefundStatus.SUCCEEDED, "evt_4");
        refund("re_2", 1_450, RefundStatus.SUCCEEDED, "evt_5");

        assertThat(sent).extracting(Mail::kind).containsOnly("refunded").hasSize(2);
        assertThat(sent.get(0).text()).contains("$20.00").contains("$20.00 of $1,234.50");
        assertThat(sent.get(1).text()).contains("$14.50").contains("$34.50 of $1,234.50");
        assertThat(local.keys("DUE#")).as("the pending one is asked for").hasSize(1);
    }

    @Test
    void aCustomerWhoWasForgottenGetsNoMail() {
        shop.open(Optional.empty());
        Await.value(
                shop.settlement()
                        .settle(
                                MailShop.observed(SessionStage.PAID),
                                SettlementCause.of(OrderSource.STATUS)));
        Await.value(
                shop.settlement()
                        .settle(
                                Observation.erasure(MailShop.SESSION, pointer -> true),
                                SettlementCause.of(OrderSource.ADMIN)));

        shop.swept();

        assertThat(sent).extracting(Mail::to).containsExactly(MailShop.SHOP);
        assertThat(local.keys("DUE#")).isEmpty();
    }

    @Test
    void noLineOfTheLogTellsWhoWroteToWhom() {
        shop.open(Optional.empty());
        sender = new LoggingMailSender();
        try (LogLines lines = LogLines.captured()) {
            settle(SessionStage.PAID, "evt_1");

            assertThat(lines.with("Mail")).isNotEmpty();
            assertThat(lines.all())
                    .noneMatch(line -> line.contains("example.com") || line.contains("O'Neill"));
        }
    }

    @Test
    void whatIsOnlyLoggedIsNowhereSaidToBeSent() {
        List<Measurement> measured = new ArrayList<>();
        MailShop logging =
                MailShop.of(
                        table,
                        new MailDispatcher(
                                settings,
                                MailSender.lazy(LoggingMailSender::new),
                                told -> measured.addAll(List.of(told)),
                                clock),
                        clock);
        logging.open(Optional.empty());
        try (LogLines lines = LogLines.captured()) {
            Await.value(
                    logging.settlement()
                            .settle(MailShop.observed(SessionStage.PAID), logging.event("evt_1")));

            assertThat(lines.with("Mail sent")).isEmpty();
            assertThat(lines.with("Mail logged and not sent")).hasSize(2);
        }
        assertThat(measured)
                .contains(Metric.MAILS.one("logged"))
                .doesNotContain(Metric.MAILS.one("sent"));
        assertThat(local.keys("DUE#")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"prod,LOG,true", "staging,LOG,false", "prod,SES,false"})
    void aShopThatIsLiveIsWarnedThatItSendsNoMail(String env, Sender sender, boolean warned) {
        MailSettings live =
                new MailSettings(
                        new MailProperties(
                                sender, Optional.of("shop@example.com"), Optional.empty()),
                        settings.postmark(),
                        new ShopProperties("babesclub", "The Babes Club", env));
        try (LogLines lines = LogLines.captured()) {
            live.check();

            assertThat(lines.with("MAIL_SENDER is log")).hasSize(warned ? 1 : 0);
        }
    }

    @Test
    void theSenderIsMadeWithTheFirstMail() {
        List<String> made = new ArrayList<>();
        MailSender first =
                MailSender.lazy(
                        () -> {
                            made.add("made");
                            return sender;
                        });
        MailShop lazy =
                MailShop.of(table, new MailDispatcher(settings, first, _ -> {}, clock), clock);
        lazy.open(Optional.empty());
        Await.value(
                lazy.settlement()
                        .settle(MailShop.observed(SessionStage.UNPAID), lazy.event("evt_1")));
        assertThat(made).isEmpty();

        Await.value(
                lazy.settlement()
                        .settle(MailShop.observed(SessionStage.PAID), lazy.event("evt_2")));

        assertThat(made).hasSize(1);
        assertThat(sent).hasSize(2);
    }

    private SettlementResult settle(SessionStage stage, String event) {
        return Await.value(shop.settlement().settle(MailShop.observed(stage), shop.event(event)));
    }

    private void refund(String id, long amount, RefundStatus status, String event) {
        Refund refund =
                new Refund(
                        id,
                        RefundAmount.of(amount, "usd"),
                        status,
                        TestClock.NOON,
                        Optional.empty());
        Await.value(
                shop.settlement()
                        .settle(
                                Observation.of(
                                        MailShop.SESSION,
                                        _ -> Mono.just(PaymentFacts.of(new Refunds(refund)))),
                                shop.event(event)));
    }
}
