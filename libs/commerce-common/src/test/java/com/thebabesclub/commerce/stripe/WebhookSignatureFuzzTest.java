package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.stripe.WebhookSignature.Verdict;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A header is refused for what it is, and nobody guesses a signature. */
class WebhookSignatureFuzzTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_764_000_000);
    private static final Duration ANY_TIME = Duration.ofDays(400_000_000);
    private static final byte[] BODY = {'{', '}'};

    private final List<Secret> secrets =
            List.of(Secret.of("whsec_first_of_this_test"), Secret.of("whsec_second_of_this_test"));

    @FuzzTest(maxDuration = "2m")
    void aHeaderThatIsNotStripesIsRefused(byte[] bytes) {
        String header = new String(bytes, StandardCharsets.UTF_8);

        assertThat(WebhookSignature.examine(BODY, header, secrets, ANY_TIME, NOW).verdict())
                .isIn(Verdict.MISSING, Verdict.MALFORMED, Verdict.MISMATCH, Verdict.STALE);
    }
}
