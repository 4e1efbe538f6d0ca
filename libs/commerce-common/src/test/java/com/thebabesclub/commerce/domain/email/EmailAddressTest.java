package com.thebabesclub.commerce.domain.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

class EmailAddressTest {

    private static final String LETTERS = "aAzZ09ßẞıİäÄσςΣéÉ\u0301\u0308한ﬁ·-.。_xn@+ ア\u200D";

    @ParameterizedTest
    @CsvSource({
        "Customer@Example.COM, customer@example.com",
        "' ann@example.com\t', ann@example.com",
        "ann@exämple.de, ann@xn--exmple-cua.de",
        "ANN@EXÄMPLE.DE, ann@xn--exmple-cua.de",
        "ann@XN--EXMPLE-CUA.de, ann@xn--exmple-cua.de",
        "jose\u0301@example.com, jos\u00E9@example.com",
        "JOSE\u0301@example.com, jos\u00E9@example.com",
        "ann@exa\u0308mple.de, ann@xn--exmple-cua.de",
        "ann@straße.de, ann@xn--strae-oqa.de",
        "ann@strasse.de, ann@strasse.de",
        "ann@例え。jp, ann@xn--r8jz45g.jp",
        "o'neill+shop@a.b@example.com, o'neill+shop@a.b@example.com"
    })
    @Case(
            id = "L2",
            sentence =
                    "One address, however it is typed: composed or not, in any case, its "
                            + "domain in letters or in ASCII; SES gets the latter.")
    void anAddressHasOneForm(String typed, String canonical) {
        assertThat(EmailAddress.of(typed)).contains(new EmailAddress(canonical));
    }

    /** Turkish has another lower case of I. */
    @Test
    @Case(
            id = "L2",
            sentence =
                    "One address, however it is typed: composed or not, in any case, its "
                            + "domain in letters or in ASCII; SES gets the latter.")
    void theFormIsTheSameWhereverTheMachineStands() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(EmailAddress.of("INFO@ISTANBUL.COM"))
                    .contains(new EmailAddress("info@istanbul.com"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ann", "@example.com", "ann@", "ann@ "})
    void whatIsNoAddressHasNone(String typed) {
        assertThat(EmailAddress.of(typed)).isEmpty();
    }

    @Test
    void whatIsLongerThanAnyAddressHasNone() {
        String longest = "a".repeat(254 - "@example.com".length()) + "@example.com";
        assertThat(EmailAddress.of(longest)).isPresent();
        assertThat(EmailAddress.of("a" + longest)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ann@Xn--A.de, ann@xn--a.de", "ann@-É.de, ann@-é.de", "ann@é..de, ann@é..de"})
    void aDomainThatIsNoneIsComparedAsItWasTyped(String typed, String canonical) {
        assertThat(EmailAddress.of(typed)).contains(new EmailAddress(canonical));
        assertThat(EmailAddress.withAsciiDomain(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann@Example.com, Ann@example.com",
        "Jos\u00E9@Exämple.de, Jos\u00E9@xn--exmple-cua.de",
        "Shop <Ann@Exämple.de>, Shop <Ann@xn--exmple-cua.de>",
        "nobody, nobody"
    })
    @Case(
            id = "L2",
            sentence =
                    "One address, however it is typed: composed or not, in any case, its "
                            + "domain in letters or in ASCII; SES gets the latter.")
    void whatIsSentHasAnAsciiDomainAndElseWhatWasTyped(String typed, String sent) {
        assertThat(EmailAddress.withAsciiDomain(typed)).isEqualTo(sent);
    }

    /** Whatever was typed: its form has itself as form, composed or decomposed, in any case. */
    @Test
    @Case(
            id = "L2",
            sentence =
                    "One address, however it is typed: composed or not, in any case, its "
                            + "domain in letters or in ASCII; SES gets the latter.")
    void theFormOfAFormIsItself() {
        Random random = new Random(21);
        for (int i = 0; i < 20_000; i++) {
            String typed = word(random) + "@" + word(random) + "." + word(random);
            Optional<EmailAddress> address = EmailAddress.of(typed);
            assertThat(address.flatMap(form -> EmailAddress.of(form.text())))
                    .as(typed)
                    .isEqualTo(address);
            assertThat(EmailAddress.of(Normalizer.normalize(typed, Normalizer.Form.NFD)))
                    .as(typed)
                    .isEqualTo(address);
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int[] letters = LETTERS.codePoints().toArray();
        for (int i = random.nextInt(8); i >= 0; i--) {
            word.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }
}
