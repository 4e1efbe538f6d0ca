package com.thebabesclub.commerce.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.outbox.mail.MailProperties.Sender;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Letters about orders with an address or an amount that cannot be. */
class ImpossibleMailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.com,b@x.com",
                "a@x.com, b",
                "a@x.com\r\nBcc: c@x.com",
                "\"a,b\"@x.com",
                "Ann <a@x.com>",
                "a@b@x.com",
                "nobody",
                "a;b@x.com"
            })
    @Tag("B12")
    void whatIsNotOneAddressGetsNoLetterAndIsParked(String email) {
        TestClock clock = TestClock.atNoon();
        LocalTable local = LocalTable.create();
        List<Mail> sent = new ArrayList<>();
        MailSettings settings =
                new MailSettings(
                        new MailProperties(
                                Sender.LOG, Optional.empty(), Optional.of(MailShop.SHOP)),
                        new PostmarkProperties(URI.create("https://localhost")),
                        new ShopProperties("babesclub", "The Babes Club", "prod"));
        MailSender sender =
                mail -> {
                    sent.add(mail);
                    return Mono.empty();
                };
        MailShop shop =
                MailShop.of(
                        new CommerceTable(local.tapped(), local.name()),
                        new MailDispatcher(settings, sender, _ -> {}, clock),
                        clock);
        shop.open(Optional.empty());

        Await.value(
                shop.settlement()
                        .settle(MailShop.observed(SessionStage.PAID, email), shop.event("evt_1")));

        assertThat(sent).extracting(Mail::to).containsExactly(MailShop.SHOP);
        assertThat(local.keys("DUE#")).containsExactly("DUE#PARKED / mail#" + MailShop.SESSION);
    }

    @ParameterizedTest
    @CsvSource({
        "155,    isk, ISK\u00a01.55, 1.55 ISK",
        "15500,  isk, ISK\u00a0155,  155 ISK",
        "-155,   ugx, -UGX\u00a01.55, -1.55 UGX",
        "155,    huf, HUF\u00a01.55, 1.55 HUF",
        "155,    twd, NT$1.55,       1.55 TWD",
        "500,    jpy, \u00a5500,      500 JPY",
        "5123,   kwd, KWD\u00a05.123, 5.123 KWD",
    })
    @Tag("B12")
    void anAmountThatTheCurrencyCannotHaveIsWrittenToItsLastDigit(
            long amount, String currency, String letter, String page) {
        assertThat(PriceFormat.text(amount, currency)).isEqualTo(letter);
        assertThat(Currency.of(currency).format(amount)).isEqualTo(page);
    }

    @Test
    void aCurrencyThatNobodyKnowsIsWrittenAsItIs() {
        assertThat(PriceFormat.text(155, "zzz")).isEqualTo("155 ZZZ");
    }
}
