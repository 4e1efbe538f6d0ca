package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.domain.quote.QuoteLine;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class QuoteSignerTest {

    private static final String OLD = "2025:the-secret-of-last-year";
    private static final String NEW = "2026:the-secret-of-this-year";
    private static final Instant ISSUED = Instant.ofEpochSecond(1_780_000_000);
    private static final Instant UNTIL = ISSUED.plus(Duration.ofMinutes(15));
    private static final String HASH = "0123456789abcdef".repeat(4);

    private final CartId cart = CartId.random(new Random(1));

    @Test
    void aSignatureTellsWhoseCartItIsAndWhenItWasIssued() {
        QuoteSigner signer = signer(NEW);
        QuoteSignature signature = signer.verify(sign(signer).signature());
        assertThat(signature.cartId()).isEqualTo(cart);
        assertThat(signature.issuedAt()).isEqualTo(ISSUED);
        assertThat(signature.text()).matches("v1\\.2026\\.1780000000\\.[\\w-]{43}\\.[\\w-]{43}");
        assertThat(signature).hasToString("v1.***");
    }

    @Test
    @Case(id = "A12", sentence = "A bent quote signature.")
    void nothingButTheVeryTextVerifies() {
        QuoteSigner signer = signer(NEW + "," + OLD);
        String signed = sign(signer).signature();
        Set<String> forgeries = Forgeries.of(signed);
        forgeries.addAll(otherSpellings(signed));
        forgeries.add(signed.replace(".2026.", ".2025."));
        forgeries.add(signed.replace(".1780000000.", ".01780000000."));
        forgeries.add(signed.replace(".1780000000.", ".1780000900."));
        for (String forgery : forgeries) {
            assertThatThrownBy(() -> signer.verify(forgery))
                    .as(forgery)
                    .isInstanceOf(SignatureMismatchException.class);
        }
        System.out.printf("%d forgeries of a quote signature%n", forgeries.size());
        assertThat(forgeries).hasSizeGreaterThan(10_000);
        assertThat(signer.verify(signed)).isNotNull();
    }

    /** Fields of two good signatures, of two keys, put together in every way. */
    @Test
    @Case(id = "A12", sentence = "A bent quote signature.")
    void partsOfGoodSignaturesDoNotMakeAnother() {
        QuoteSigner both = signer(NEW + "," + OLD);
        CartId other = CartId.random(new Random(9));
        List<String> good =
                List.of(
                        sign(signer(NEW)).signature(),
                        sign(signer(OLD)).signature(),
                        signer(NEW)
                                .sign(other, HASH, ISSUED.plusSeconds(60), UNTIL, prices(1, "b"))
                                .signature());
        Set<String> mixed = Forgeries.mixed(good);
        assertThat(mixed.size()).isGreaterThan(20);
        mixed.forEach(text -> refuses(both, text));
        assertThat(good).allSatisfy(text -> assertThat(both.verify(text)).isNotNull());
    }

    /** A clock that is wrong cannot make a signature older or younger than it is. */
    @Test
    @Case(id = "A12", sentence = "A bent quote signature.")
    void noOtherTimeVerifies() {
        QuoteSigner both = signer(NEW + "," + OLD);
        String signed = sign(signer(NEW)).signature();
        for (long skew : new long[] {1, 5, 60, 300, 899, 900, 901, 3_600, 86_400, 1_000_000_000}) {
            for (long time :
                    new long[] {ISSUED.getEpochSecond() - skew, ISSUED.getEpochSecond() + skew}) {
                for (String key : List.of("2026", "2025", "k1")) {
                    refuses(
                            both,
                            signed.replace(".1780000000.", "." + time + ".")
                                    .replace(".2026.", "." + key + "."));
                }
            }
        }
    }

    @Test
    @Case(id = "A12", sentence = "A bent quote signature.")
    @Case(id = "A14", sentence = "A token of one purpose used for another.")
    void partsOfGoodTokensDoNotMakeAnotherAndATokenIsNoSignature() {
        SigningKeyring both = SigningKeyring.of(Secret.of(NEW + "," + OLD));
        SigningKeyring old = SigningKeyring.of(Secret.of(OLD));
        String signature = sign(signer(NEW)).signature();
        String otherSignature =
                signer(NEW)
                        .sign(cart, HASH, ISSUED.plusSeconds(1), UNTIL, prices(1, "b"))
                        .signature();
        CartId other = CartId.random(new Random(9));
        List<String> good =
                List.of(
                        CartToken.of(cart, HASH, signature).sign(both),
                        CartToken.of(other, "f".repeat(64), otherSignature).sign(both),
                        CartToken.of(cart, HASH, signature).sign(old));
        Set<String> mixed = Forgeries.mixed(good);
        assertThat(mixed.size()).isGreaterThan(150);
        for (String text : mixed) {
            assertThatThrownBy(() -> CartToken.verify(both, text))
                    .isInstanceOf(SignatureMismatchException.class);
        }
        for (String text : good) {
            assertThat(CartToken.verify(both, text)).isNotNull();
            refuses(signer(NEW + "," + OLD), text);
        }
        assertThatThrownBy(() -> CartToken.verify(both, signature))
                .isInstanceOf(SignatureMismatchException.class);
        SigningKeyring rotatedOut = SigningKeyring.of(Secret.of(NEW));
        assertThatThrownBy(() -> CartToken.verify(rotatedOut, good.getLast()))
                .isInstanceOf(SignatureMismatchException.class);
    }

    private static void refuses(QuoteSigner signer, String text) {
        assertThatThrownBy(() -> signer.verify(text))
                .isInstanceOf(SignatureMismatchException.class);
    }

    /** The last character of 32 bytes carries two bits that a decoder ignores. */
    @Test
    void otherSpellingsDecodeToTheSameBytes() {
        String signed = sign(signer(NEW)).signature();
        byte[] mac = Base64.getUrlDecoder().decode(signed.substring(signed.lastIndexOf('.') + 1));
        for (String spelling : otherSpellings(signed)) {
            String text = spelling.substring(spelling.lastIndexOf('.') + 1);
            assertThat(Base64.getUrlDecoder().decode(text)).isEqualTo(mac);
        }
        assertThat(otherSpellings(signed)).hasSize(3);
    }

    @Test
    @Case(id = "A18", sentence = "A key after its rotation window.")
    void duringARotationBothKeysVerifyAndTheFirstSigns() {
        String signedBefore = sign(signer(OLD)).signature();
        QuoteSigner during = signer(NEW + ", " + OLD);
        assertThat(during.verify(signedBefore)).isNotNull();
        assertThat(sign(during).signature()).startsWith("v1.2026.");

        assertThatThrownBy(() -> signer(NEW).verify(signedBefore))
                .isInstanceOf(SignatureMismatchException.class);
        assertThatThrownBy(() -> signer("2025:another-secret-altogether").verify(signedBefore))
                .isInstanceOf(SignatureMismatchException.class);
    }

    @Test
    void aStoredQuoteMustBeWhatWasSigned() {
        QuoteSigner signer = signer(NEW);
        Quote quote = sign(signer);
        QuoteSignature signature = signer.verify(quote.signature());
        assertThat(signer.verify(signature, quote)).isSameAs(quote);

        List<Quote> altered =
                List.of(
                        stored(quote, CartId.random(new Random(2)).text(), HASH, prices(3000, "a")),
                        stored(quote, quote.cartId(), "f".repeat(64), prices(3000, "a")),
                        stored(quote, quote.cartId(), HASH, prices(2999, "a")),
                        stored(quote, quote.cartId(), HASH, prices(3000, "b")),
                        new Quote(
                                quote.signature(),
                                quote.cartId(),
                                HASH,
                                ISSUED,
                                UNTIL.plusSeconds(1),
                                quote.prices()),
                        new Quote(
                                quote.signature(),
                                quote.cartId(),
                                HASH,
                                ISSUED.plusSeconds(1),
                                UNTIL,
                                quote.prices()));
        for (Quote other : altered) {
            assertThatThrownBy(() -> signer.verify(signature, other))
                    .isInstanceOf(QuoteTamperedException.class);
        }
    }

    @Test
    void equalCartsOfTwoShoppersHaveDifferentSignatures() {
        QuoteSigner signer = signer(NEW);
        Set<String> signatures = new HashSet<>();
        for (int shopper = 0; shopper < 100; shopper++) {
            CartId id = CartId.random(new Random(shopper));
            signatures.add(signer.sign(id, HASH, ISSUED, UNTIL, prices(3000, "a")).signature());
        }
        assertThat(signatures).hasSize(100);
    }

    @Test
    void onlyTheVeryTextOfACartTokenVerifies() {
        SigningKeyring keys = SigningKeyring.of(Secret.of(NEW));
        String quoteSignature = sign(signer(NEW)).signature();
        CartToken token = CartToken.of(cart, HASH, quoteSignature);
        String signed = token.sign(keys);
        assertThat(CartToken.verify(keys, signed)).isEqualTo(token);
        assertThat(token.isOf(HASH)).isTrue();
        assertThat(token.isOf("f".repeat(64))).isFalse();
        assertThat(token).hasToString("c1.***");

        Set<String> forgeries = Forgeries.of(signed);
        forgeries.addAll(otherSpellings(signed));
        forgeries.add(signed.replace(cart.text(), CartId.random(new Random(3)).text()));
        for (String forgery : forgeries) {
            assertThatThrownBy(() -> CartToken.verify(keys, forgery))
                    .as(forgery)
                    .isInstanceOf(SignatureMismatchException.class);
        }
    }

    @Test
    void eachPurposeHasItsOwnKey() {
        SigningKeyring keys = SigningKeyring.of(Secret.of(NEW + "," + OLD));
        Set<String> macs = new HashSet<>();
        for (SigningKeyring.Purpose purpose : SigningKeyring.Purpose.values()) {
            macs.add(keys.mac(purpose, "2026", "same"));
            macs.add(keys.mac(purpose, "2025", "same"));
        }
        assertThat(macs).hasSize(2 * SigningKeyring.Purpose.values().length);
        assertThat(keys.mac(SigningKeyring.Purpose.CART_TOKEN, "2026", "ab", "c"))
                .isNotEqualTo(keys.mac(SigningKeyring.Purpose.CART_TOKEN, "2026", "a", "bc"));
    }

    @Test
    void aBareSecretIsKeyK1AndBadSecretsStopTheStart() {
        assertThat(sign(signer("a-bare-secret-of-some-length")).signature()).startsWith("v1.k1.");
        assertThatThrownBy(() -> signer("k1:short"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("QUOTE_SIGNATURE_SECRET")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> signer(NEW + ",2026:another-secret-altogether"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("2026");
        assertThatThrownBy(() -> signer(NEW + ",")).isInstanceOf(InvalidSettingException.class);
    }

    private static Set<String> otherSpellings(String signed) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(signed.charAt(signed.length() - 1));
        Set<String> spellings = new HashSet<>();
        for (int bits = 0; bits < 4; bits++) {
            spellings.add(
                    signed.substring(0, signed.length() - 1) + alphabet.charAt((last & ~3) | bits));
        }
        spellings.remove(signed);
        return spellings;
    }

    private Quote sign(QuoteSigner signer) {
        return signer.sign(cart, HASH, ISSUED, UNTIL, prices(3000, "a"));
    }

    private static Quote stored(Quote quote, String cartId, String hash, PriceSnapshot prices) {
        return new Quote(
                quote.signature(), cartId, hash, quote.issuedAt(), quote.validUntil(), prices);
    }

    private static PriceSnapshot prices(long amount, String version) {
        QuoteLine line =
                new QuoteLine(
                        "N-RED",
                        Optional.empty(),
                        "Red Necklace",
                        "necklaces",
                        1,
                        amount,
                        amount,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return new PriceSnapshot(version, Currency.of("usd"), List.of(line), List.of(), List.of());
    }

    private static QuoteSigner signer(String secrets) {
        return new QuoteSigner(SigningKeyring.of(Secret.of(secrets)));
    }
}
