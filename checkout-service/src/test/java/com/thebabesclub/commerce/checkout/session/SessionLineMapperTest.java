package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.quote.AppliedBundle;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.QuoteLine;
import com.thebabesclub.commerce.stripe.NewSession;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Random;

class SessionLineMapperTest {

    @Test
    @Case(
            id = "T-CPN-1",
            sentence =
                    "Stripe refuses the coupon: the session is made with lines that carry the discount, never at full price.")
    void reducedLinesComeToTheQuotedTotalToTheLastMinorUnit() {
        Random random = new Random(11);
        for (String currency : List.of("usd", "isk", "kwd", "jpy")) {
            long step = Currency.of(currency).step();
            for (int i = 0; i < 2_000; i++) {
                int quantity = 1 + random.nextInt(99);
                long unit = step * random.nextInt(10_000);
                long discount = step * random.nextLong(unit / step * quantity + 1);
                PriceSnapshot prices = prices(currency, quantity, unit, discount);

                List<NewSession.Line> lines = SessionLineMapper.reduced(prices);

                assertThat(lines).hasSizeBetween(1, 2);
                assertThat(lines.stream().mapToLong(NewSession.Line::quantity).sum())
                        .isEqualTo(quantity);
                assertThat(
                                lines.stream()
                                        .mapToLong(line -> line.unitAmount() * line.quantity())
                                        .sum())
                        .isEqualTo(prices.total());
                assertThat(lines).allMatch(line -> Currency.of(currency).allows(line.unitAmount()));
            }
        }
    }

    @Test
    @Case(
            id = "T-CUR-2",
            sentence = "Quote, session and order have the same total, to the minor unit.")
    void stripeIsExpectedToComeToTheQuotedAmounts() {
        PriceSnapshot prices = prices("usd", 3, 3000, 1500);
        assertThat(SessionLineMapper.quoted(prices, true, false).expected().orElseThrow())
                .satisfies(
                        expected -> {
                            assertThat(expected.subtotal()).isEqualTo(9000);
                            assertThat(expected.discount()).isEqualTo(1500);
                        });
        assertThat(SessionLineMapper.quoted(prices, false, false).expected().orElseThrow())
                .satisfies(
                        expected -> {
                            assertThat(expected.subtotal()).isEqualTo(7500);
                            assertThat(expected.discount()).isZero();
                        });
    }

    /** Of a product at Stripe the page shows the name, in which no size is. */
    @Test
    void aSizeIsDescribedAlsoWhereStripeKnowsTheProduct() {
        NewSession.Line sized = only(Optional.of("40CM"));

        assertThat(sized.productId()).isEmpty();
        assertThat(sized.variantId()).contains("40CM");
        assertThat(only(Optional.empty()).productId()).contains("prod_1");
    }

    private static NewSession.Line only(Optional<String> variantId) {
        QuoteLine line =
                new QuoteLine(
                        "N-PRL",
                        variantId,
                        "Pearl Necklace, 40 cm",
                        "necklaces",
                        1,
                        4200,
                        4200,
                        0,
                        Optional.of("prod_1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return SessionLineMapper.full(
                        new PriceSnapshot(
                                "v", Currency.of("usd"), List.of(line), List.of(), List.of()))
                .getFirst();
    }

    private static PriceSnapshot prices(String currency, int quantity, long unit, long discount) {
        QuoteLine line =
                new QuoteLine(
                        "N-RED",
                        Optional.empty(),
                        "Red Necklace",
                        "necklaces",
                        quantity,
                        unit,
                        unit * quantity,
                        discount,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        List<AppliedBundle> bundles =
                discount == 0 ? List.of() : List.of(new AppliedBundle("b", "B", 1, discount));
        return new PriceSnapshot("v", Currency.of(currency), List.of(line), bundles, List.of());
    }
}
