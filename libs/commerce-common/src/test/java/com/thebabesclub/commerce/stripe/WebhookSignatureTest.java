package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.stripe.WebhookSignature.Finding;
import com.thebabesclub.commerce.stripe.WebhookSignature.Verdict;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class WebhookSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Secret SECRET = Secret.of("whsec_one");
    private static final Secret OTHER = Secret.of("whsec_two");
    private static final String BODY = "{\"id\":\"evt_1\",\"é\":1}";

    @Test
    void whatStripesOwnLibrarySignsIsValid() throws Exception {
        String signature =
                Webhook.Util.computeHmacSha256(SECRET.reveal(), NOW.getEpochSecond() + "." + BODY);

        assertThat(verify("t=" + NOW.getEpochSecond() + ",v1=" + signature, SECRET))
                .isEqualTo(Verdict.VALID);
    }

    @Test
    @Case(
            id = "T-ACK-9",
            sentence =
                    "Two active signing secrets, or two signatures in one header: either will do.")
    void eitherOfTwoSecretsWillDoAndSoWillEitherOfTwoSignatures() throws Exception {
        String one = sign(SECRET, NOW);
        String two = sign(OTHER, NOW);
        String time = "t=" + NOW.getEpochSecond();

        assertThat(verify(time + ",v1=" + two, SECRET, OTHER)).isEqualTo(Verdict.VALID);
        assertThat(verify(time + ",v1=" + one, SECRET, OTHER)).isEqualTo(Verdict.VALID);
        assertThat(verify(time + ",v1=" + two + ",v1=" + one, SECRET)).isEqualTo(Verdict.VALID);
    }

    @Test
    void thePlaceOfTheSecretThatSignedIsTold() throws Exception {
        String time = "t=" + NOW.getEpochSecond();
        String one = time + ",v1=" + sign(SECRET, NOW);
        String two = time + ",v1=" + sign(OTHER, NOW);

        assertThat(examine(one, SECRET, OTHER).key()).isEqualTo(1);
        assertThat(examine(two, SECRET, OTHER).key()).isEqualTo(2);
        assertThat(examine(two, SECRET).key()).isZero();
    }

    @ParameterizedTest
    @Case(
            id = "A20",
            sentence =
                    "A webhook signature that is missing, old, of the future, malformed or one of fifty.")
    @CsvSource({"-301, STALE", "301, STALE", "-300, VALID", "300, VALID", "0, VALID"})
    void aSignatureIsGoodForFiveMinutesEitherWay(long skew, Verdict verdict) throws Exception {
        Instant signedAt = NOW.plusSeconds(skew);

        assertThat(
                        verify(
                                "t=" + signedAt.getEpochSecond() + ",v1=" + sign(SECRET, signedAt),
                                SECRET))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @Case(
            id = "T-ACK-3",
            sentence =
                    "No signature, a bad one, a malformed header, a body that is not JSON: 400, never 500.")
    @ValueSource(
            strings = {
                "t=abc,v1=ff",
                "v1=ff",
                "t=1800000000",
                "t=1800000000,v0=ff",
                "t=1800000000,t=1800000000,v1=ff",
                "t=99999999999999999999,v1=ff",
                "nonsense",
                ",,,=,=",
            })
    void aHeaderThatIsNoneIsMalformed(String header) {
        assertThat(verify(header, SECRET)).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    @Case(
            id = "T-ACK-3",
            sentence =
                    "No signature, a bad one, a malformed header, a body that is not JSON: 400, never 500.")
    void noHeaderIsMissing() {
        assertThat(verify("", SECRET)).isEqualTo(Verdict.MISSING);
    }

    @Test
    @Case(
            id = "A20",
            sentence =
                    "A webhook signature that is missing, old, of the future, malformed or one of fifty.")
    void aHeaderOfFiftySignaturesIsNotWorkedThrough() throws Exception {
        String header = "t=" + NOW.getEpochSecond() + (",v1=" + sign(SECRET, NOW)).repeat(50);

        assertThat(verify(header, SECRET)).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void everyChangedCharacterOfTheSignatureIsAMismatch() throws Exception {
        String signature = sign(SECRET, NOW);
        for (int i = 0; i < signature.length(); i++) {
            char changed = signature.charAt(i) == '0' ? '1' : '0';
            String bent = signature.substring(0, i) + changed + signature.substring(i + 1);

            assertThat(verify("t=" + NOW.getEpochSecond() + ",v1=" + bent, SECRET))
                    .isEqualTo(Verdict.MISMATCH);
        }
    }

    @Test
    void anotherBodyIsAMismatch() throws Exception {
        String header = "t=" + NOW.getEpochSecond() + ",v1=" + sign(SECRET, NOW);
        byte[] spaced = (BODY + " ").getBytes(StandardCharsets.UTF_8);

        assertThat(
                        WebhookSignature.examine(spaced, header, List.of(SECRET), TOLERANCE, NOW)
                                .verdict())
                .isEqualTo(Verdict.MISMATCH);
    }

    private static Verdict verify(String header, Secret... secrets) {
        return examine(header, secrets).verdict();
    }

    private static Finding examine(String header, Secret... secrets) {
        return WebhookSignature.examine(
                BODY.getBytes(StandardCharsets.UTF_8), header, List.of(secrets), TOLERANCE, NOW);
    }

    private static String sign(Secret secret, Instant at) throws Exception {
        return Webhook.Util.computeHmacSha256(secret.reveal(), at.getEpochSecond() + "." + BODY);
    }
}
