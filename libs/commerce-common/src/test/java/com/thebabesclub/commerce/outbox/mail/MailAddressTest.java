package com.thebabesclub.commerce.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.outbox.mail.MailProperties.Sender;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SES refuses a domain that is not ASCII, for good. */
class MailAddressTest {

    @Test
    @Case(
            id = "L2",
            sentence =
                    "One address, however it is typed: composed or not, in any case, its "
                            + "domain in letters or in ASCII; SES gets the latter.")
    void aLetterGoesToTheAsciiDomainAndShowsWhatWasTyped() {
        LocalTable local = LocalTable.create();
        TestClock clock = TestClock.atNoon();
        List<Mail> sent = new ArrayList<>();
        MailSettings settings =
                new MailSettings(
                        new MailProperties(
                                Sender.LOG, Optional.empty(), Optional.of("Büro <o@büro.de>")),
                        new PostmarkProperties(URI.create("https://localhost")),
                        new ShopProperties("babesclub", "The Babes Club", "prod"));
        MailDispatcher room =
                new MailDispatcher(
                        settings, mail -> Mono.fromRunnable(() -> sent.add(mail)), _ -> {}, clock);
        MailShop shop = MailShop.of(new CommerceTable(local.tapped(), local.name()), room, clock);
        shop.open(Optional.empty());

        Await.value(
                shop.settlement()
                        .settle(
                                MailShop.observed(SessionStage.PAID, "Ann@Exämple.de"),
                                shop.event("evt_1")));

        assertThat(sent)
                .extracting(Mail::kind, Mail::to)
                .containsExactly(
                        tuple("order_confirmed", "Ann@xn--exmple-cua.de"),
                        tuple("order_news", "Büro <o@xn--bro-hoa.de>"));
        assertThat(sent.getLast().text()).contains("Ann@Exämple.de");
        assertThat(local.dump().toString()).contains("Ann@Exämple.de");
    }
}
