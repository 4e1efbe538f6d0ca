package com.thebabesclub.commerce.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.Parcel;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.settlement.Observation;
import com.thebabesclub.commerce.settlement.OrderRetentionProperties;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.ShopCommandService;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What the customer is told of their parcels. */
@Case(
        id = "P43",
        sentence =
                "The customer gets one letter for each parcel, with its carrier and number, unless it "
                        + "was a mistake or they were erased.")
class ShippedMailTest {

    private static final LineKey RED = new LineKey("N-RED", Optional.empty());

    private final LocalTable local = LocalTable.create();
    private final MailReceiver receiver = new MailReceiver();
    private final TestClock clock = TestClock.atNoon();
    private final MailShop shop = MailShop.on(local, local.tapped(), receiver.address(), clock);
    private final ShopCommandService commands =
            new ShopCommandService(
                    shop.table(), new OrderRetentionProperties(0), clock, new Random(2));

    @BeforeEach
    void paidAndTold() {
        shop.open(Optional.empty());
        Await.done(
                shop.settlement()
                        .settle(
                                MailShop.observed(SessionStage.PAID),
                                SettlementCause.of(OrderSource.STATUS)));
        assertThat(swept()).hasSize(2);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void eachParcelIsToldOnce() {
        ship("a", "JD01");
        ship("a", "JD01");
        ship("b", "JD02");

        assertThat(swept())
                .hasSize(2)
                .anyMatch(mail -> mail.contains("JD01") && !mail.contains("JD02"))
                .anyMatch(mail -> mail.contains("JD02") && !mail.contains("JD01"))
                .allMatch(mail -> mail.contains("1 x Red") && mail.contains("BC-ABC12345"))
                .allMatch(mail -> mail.contains(MailShop.CUSTOMER) && mail.contains("DHL"));
        assertThat(swept()).isEmpty();
    }

    @Test
    void aMistakeIsNotTold() {
        String id = ship("a", "JD01");
        Await.done(
                commands.run(
                        MailShop.SESSION,
                        new ShopCommandService.Request("0".repeat(32), "boss", "void"),
                        FulfilmentPolicy.voiding(id)));

        assertThat(swept()).isEmpty();
    }

    @Test
    void nobodyIsToldWhoWasErased() {
        ship("a", "JD01");
        Await.done(
                shop.settlement()
                        .settle(
                                Observation.erasure(MailShop.SESSION, _ -> true),
                                SettlementCause.of(OrderSource.ADMIN)));

        assertThat(swept()).isEmpty();
    }

    private String ship(String letter, String tracking) {
        ShopDecision decision =
                FulfilmentPolicy.move(
                        FulfilmentStep.SHIPPED,
                        Map.of(RED, 1L),
                        Optional.of(
                                new Parcel(
                                        Optional.of("DHL"),
                                        Optional.of(tracking),
                                        Optional.empty())),
                        Optional.empty());
        return Await.value(
                        commands.run(
                                MailShop.SESSION,
                                new ShopCommandService.Request(letter.repeat(32), "boss", tracking),
                                decision))
                .command()
                .id();
    }

    /** What the sweep sends now. */
    private List<String> swept() {
        int before = receiver.taken().size();
        clock.advance(Duration.ofMinutes(6));
        shop.swept();
        return receiver.taken().stream().skip(before).map(MailReceiver.Call::body).toList();
    }
}
