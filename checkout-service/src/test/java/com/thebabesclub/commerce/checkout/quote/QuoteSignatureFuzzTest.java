package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.thebabesclub.commerce.runtime.secret.Secret;

import java.nio.charset.StandardCharsets;

/** Nobody guesses a signature or a cart token, and each text that is none is refused alike. */
class QuoteSignatureFuzzTest {

    private final SigningKeyring keys =
            SigningKeyring.of(
                    Secret.of("2026:the-secret-of-this-year,2025:the-secret-of-last-year"));

    @FuzzTest(maxDuration = "2m")
    void aTextThatWeDidNotSignIsRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new QuoteSigner(keys).verify(text))
                .isInstanceOf(SignatureMismatchException.class);
        assertThatThrownBy(() -> CartToken.verify(keys, text))
                .isInstanceOf(SignatureMismatchException.class);
    }
}
