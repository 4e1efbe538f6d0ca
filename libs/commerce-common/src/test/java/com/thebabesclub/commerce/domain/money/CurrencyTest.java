package com.thebabesclub.commerce.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;

import java.util.Set;

class CurrencyTest {

    private static final Set<String> WITHOUT_DECIMALS =
            Set.of(
                    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd",
                    "vuv", "xaf", "xof", "xpf");
    private static final Set<String> MULTIPLES_OF_A_HUNDRED = Set.of("isk", "ugx");
    private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

    @Test
    @Case(id = "T-CUR-1", sentence = "Every currency of Stripe has Stripe's decimals.")
    void everyCurrencyHasTheDecimalsThatStripeGivesIt() {
        assertThat(Currency.values()).hasSize(140);
        for (Currency currency : Currency.values()) {
            String code = currency.code();
            int decimals =
                    WITHOUT_DECIMALS.contains(code) ? 0 : THREE_DECIMALS.contains(code) ? 3 : 2;
            long step =
                    MULTIPLES_OF_A_HUNDRED.contains(code)
                            ? 100
                            : THREE_DECIMALS.contains(code) ? 10 : 1;
            assertThat(currency.decimals()).as(code).isEqualTo(decimals);
            assertThat(currency.step()).as(code).isEqualTo(step);
            assertThat(code).matches("[a-z]{3}");
        }
        assertThat(Currency.values())
                .extracting(Currency::code)
                .containsAll(WITHOUT_DECIMALS)
                .containsAll(MULTIPLES_OF_A_HUNDRED)
                .containsAll(THREE_DECIMALS)
                .contains("usd", "eur", "gbp", "huf", "twd", "cad");
    }

    @Test
    @Case(id = "T-CUR-1", sentence = "Every currency of Stripe has Stripe's decimals.")
    void amountsThatStripeWouldRefuseAreNotAllowed() {
        assertThat(Currency.of("ISK").allows(1500)).isTrue();
        assertThat(Currency.of("isk").allows(1550)).isFalse();
        assertThat(Currency.of("kwd").allows(1230)).isTrue();
        assertThat(Currency.of("kwd").allows(1234)).isFalse();
        assertThat(Currency.of("usd").allows(0)).isTrue();
        assertThat(Currency.of("usd").allows(-1)).isFalse();
    }

    @Test
    void amountsAreShownAsPeopleWriteThem() {
        assertThat(Currency.of("usd").format(3005)).isEqualTo("30.05 USD");
        assertThat(Currency.of("jpy").format(500)).isEqualTo("500 JPY");
        assertThat(Currency.of("isk").format(150_000)).isEqualTo("1500 ISK");
        assertThat(Currency.of("kwd").format(1230)).isEqualTo("1.230 KWD");
    }

    @Test
    void aCurrencyThatStripeDoesNotChargeIsRefusedByName() {
        assertThat(Currency.find("xyz")).isEmpty();
        assertThatThrownBy(() -> Currency.of("doge")).hasMessageContaining("doge");
    }
}
