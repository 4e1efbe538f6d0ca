package com.thebabesclub.commerce.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;

class MailRendererTest {

    private final MailRenderer renderer = new MailRenderer("The <Babes> Club");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "123450|usd|$1,234.50",
                "500|jpy|¥500",
                "0|usd|$0.00",
                "5|eur|€0.05",
                "123456789|gbp|£1,234,567.89",
                "1200|cad|CA$12.00",
                "1234560|kwd|KWD\u00a01,234.560",
                "150000|isk|ISK\u00a01,500",
                "250000|ugx|UGX\u00a02,500",
                "1234|mga|MGA\u00a01,234",
                "-1000|usd|-$10.00",
                "1250|sle|SLE\u00a012.50"
            })
    void amountsAreWrittenAsPeopleReadThem(long minorUnits, String currency, String text) {
        assertThat(PriceFormat.text(minorUnits, currency)).isEqualTo(text);
    }

    @Test
    void theConfirmationHasTheOrdersLinesAndWhatTheyComeTo() {
        Mail mail = write(MailType.ORDER_CONFIRMED);

        assertThat(mail.subject()).isEqualTo("Your order BC-ABC12345 at The <Babes> Club");
        assertThat(mail.text())
                .contains("2 x Red <Necklace> {{shop}}   $1,200.00")
                .contains("Subtotal: $1,200.00", "Shipping: $34.50", "Total: $1,234.50")
                .doesNotContain("Discount", "Tax")
                .contains("Ann O'Neill", "Toronto ON M5V 1A1");
    }

    @Test
    void whatOthersTypedIsEscapedInHtmlAndNeverAPlaceOfTheTemplate() {
        String html = write(MailType.ORDER_CONFIRMED).html();

        assertThat(html)
                .contains("Red &lt;Necklace&gt; {{shop}}", "1 &lt;Main&gt; St", "Ann O&#39;Neill")
                .contains("The &lt;Babes&gt; Club")
                .doesNotContain("<Necklace>", "<Main>", "<Babes>");
    }

    @ParameterizedTest
    @EnumSource(MailType.class)
    void everyLetterIsFilledInBothForms(MailType type) {
        Mail mail = write(type);

        assertThat(mail.text().replace("{{shop}}", ""))
                .doesNotContain("{{")
                .contains("BC-ABC12345");
        assertThat(mail.html().replace("{{shop}}", ""))
                .doesNotContain("{{")
                .contains("BC-ABC12345");
        assertThat(mail.subject()).doesNotContain("{{", "\n");
        assertThat(mail.toString()).doesNotContain(MailShop.CUSTOMER);
    }

    @Test
    void theShopIsToldWhereSomebodyHasToLook() {
        assertThat(
                        renderer.write(
                                        MailType.ORDER_NEWS,
                                        MailShop.SHOP,
                                        order(Optional.of("cs_test_before"), 1),
                                        Optional.empty())
                                .subject())
                .isEqualTo(
                        "New order BC-ABC12345, $1,234.50 (NEEDS REVIEW: not as quoted) (SECOND PAYMENT of the same cart)");
    }

    private Mail write(MailType type) {
        return renderer.write(
                type, MailShop.CUSTOMER, order(Optional.empty(), 120_000), Optional.of(500L));
    }

    private static Order order(Optional<String> duplicateOf, long expected) {
        return Order.of(
                        MailShop.SESSION,
                        TestClock.NOON,
                        new OrderRecord(
                                new OrderOwner("user_1", true),
                                OrderNumber.of(MailShop.SESSION),
                                OrderSource.WEBHOOK,
                                duplicateOf,
                                TestClock.NOON),
                        new QuotedLines(
                                MailShop.LINES,
                                Optional.of(new QuotedLines.Expected("usd", expected, 0, false))),
                        Optional.empty(),
                        MailShop.observed(SessionStage.PAID).facts())
                .orElseThrow();
    }
}
