package com.thebabesclub.commerce.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.aws.Limits;
import com.thebabesclub.commerce.aws.Loopback;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Parameters of an SSM on loopback. */
class SsmSecretSourceTest {

    private static final String SECRET = "sk_live_\u00fc\"\\ of the test";
    private static final byte[] FOUND =
            Loopback.ok(
                    "{\"Before\":[{\"Parameter\":1}],\"Parameter\":{\"ARN\":\"arn:x\",\"Version\":3,"
                            + "\"Tags\":{\"Value\":\"no\"},\"Value\":\"sk_live_\u00fc\\\"\\\\ of the test\"},"
                            + "\"After\":null}");

    @Test
    void aParameterIsReadDecryptedByTheShopsOwnKeysAndTheConnectionClosed() throws IOException {
        try (Loopback ssm = Loopback.answering(_ -> FOUND)) {
            assertThat(read(ssm).reveal()).isEqualTo(SECRET);

            String request = ssm.requests().getFirst();
            assertThat(request)
                    .startsWith("POST / HTTP/1.1\r\n")
                    .contains("\r\nContent-Type: application/x-amz-json-1.1\r\n")
                    .contains("\r\nX-Amz-Target: AmazonSSM.GetParameter\r\n")
                    .contains("\r\nX-Amz-Security-Token: token\r\n")
                    .contains("Credential=local/")
                    .contains("/us-east-1/ssm/aws4_request, ")
                    .endsWith("\r\n\r\n{\"Name\":\"/shop/\u00fc\\\"\",\"WithDecryption\":true}");
            Await.until(() -> ssm.ended() == 1);
        }
    }

    /** Each reading has a client of its own, which leaves nothing behind. */
    @Test
    void aParameterMayBeReadAgain() throws IOException {
        try (Loopback ssm = Loopback.answering(_ -> FOUND)) {
            SsmSecretSource source = source(ssm);
            for (int i = 0; i < 3; i++) {
                assertThat(Await.value(source.read("/p"))).isEqualTo(Secret.of(SECRET));
            }
            assertThat(ssm.connections()).isEqualTo(3);
            Await.until(() -> ssm.ended() == 3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ParameterNotFound",
                "ParameterVersionNotFound",
                "AccessDeniedException",
                "InvalidKeyId",
                "UnrecognizedClientException"
            })
    @Tag("F36")
    void whatSsmRefusesIsNotTriedAgain(String code) throws IOException {
        try (Loopback ssm = Loopback.answering(_ -> Loopback.error(400, code))) {
            AwsServiceException refused = failure(AwsServiceException.class, ssm);

            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("said " + code);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused).hasMessageContaining("Service: Ssm");
            assertThat(ssm.requests()).hasSize(1);
        }
    }

    @Test
    @Tag("F36")
    void whatSsmCannotNowIsTriedAgain() throws IOException {
        try (Loopback ssm =
                Loopback.answering(
                        e ->
                                switch (e.number()) {
                                    case 1 -> Loopback.error(400, "ThrottlingException");
                                    case 2 -> Loopback.error(500, "InternalServerError");
                                    default -> FOUND;
                                })) {
            assertThat(read(ssm).reveal()).isEqualTo(SECRET);
            assertThat(ssm.requests()).hasSize(3);
        }
    }

    @Test
    @Tag("F36")
    void anSsmThatIsDownIsAnErrorAfterThreeAttempts() throws IOException {
        try (Loopback ssm = Loopback.answering(_ -> Loopback.answer(503, "", "<html>"))) {
            assertThat(failure(AwsServiceException.class, ssm).statusCode()).isEqualTo(503);
            assertThat(ssm.requests()).hasSize(3);
        }
        SettingProblem problem =
                catchThrowableOfType(
                        SettingProblem.class,
                        () -> start(source(URI.create("http://127.0.0.1:1"), Map.of())));
        assertThat(problem)
                .hasMessageStartingWith("STRIPE_SECRET cannot be read from the parameter /p:")
                .hasRootCauseInstanceOf(IOException.class)
                .hasStackTraceContaining("Ssm does not answer");
    }

    @Test
    @Tag("F36")
    void anSsmThatHangsEndsWithTheLimitOfAllAttempts() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        Limits brief =
                new Limits(
                        3,
                        Duration.ofMillis(150),
                        Duration.ofMillis(200),
                        Duration.ofMillis(150),
                        1,
                        1);
        try (Loopback ssm = Loopback.scripted(_ -> end.await())) {
            SsmSecretSource source = new SsmSecretSource(settings(ssm.address(), Map.of()), brief);

            assertThat(failureOf(source.read("/p"))).isInstanceOf(ApiCallTimeoutException.class);
            Await.until(() -> ssm.requests().size() == ssm.connections());
        } finally {
            end.countDown();
        }
    }

    /** Neither the value nor a piece of it, whatever is wrong with the answer around it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Parameter\":{\"Value\":\"sk_live_1",
                "{\"Parameter\":{\"Value\":sk_live_1}}",
                "{\"Parameter\":{\"Value\":[\"sk_live_1\"]}}",
                "{\"Parameter\":{\"Valeur\":\"sk_live_1\"}}",
                "{\"Parameter\":\"sk_live_1\"}",
                "{\"Value\":\"sk_live_1\"}",
                "[\"sk_live_1\"]",
                "sk_live_1",
                "{}",
                ""
            })
    @Tag("A36")
    void anAnswerWithoutAValueIsAnErrorThatTellsNothingOfIt(String body) throws IOException {
        try (Loopback ssm = Loopback.answering(_ -> Loopback.ok(body));
                LogLines log = LogLines.captured()) {
            SdkClientException failure = failure(SdkClientException.class, ssm);

            assertThat(failure).hasMessageStartingWith("Ssm's answer cannot be read: it ");
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain("sk_live");
            assertThat(log.with("sk_live")).isEmpty();
            assertThat(ssm.requests()).hasSize(1);
        }
    }

    @Test
    void anEnvironmentWithoutARegionStopsTheStart() {
        SettingProblem problem =
                catchThrowableOfType(
                        SettingProblem.class,
                        () ->
                                start(
                                        source(
                                                URI.create("http://127.0.0.1:1"),
                                                Map.of("AWS_ENDPOINT_URL_SSM", "ftp://x"))));
        assertThat(problem)
                .hasMessageStartingWith("STRIPE_SECRET cannot be read")
                .hasStackTraceContaining("AWS_ENDPOINT_URL_SSM is \"ftp://x\"");
    }

    private static void start(SecretSource source) {
        Secrets.read(
                Settings.of(Map.of("STRIPE_SECRET_PARAMETER", "/p")),
                source,
                TestClock.atNoon(),
                Setting.STRIPE_SECRET);
    }

    private static Secret read(Loopback ssm) {
        return Await.value(source(ssm).read("/shop/\u00fc\""));
    }

    private static Throwable failureOf(Mono<Secret> reading) {
        return Await.value(
                reading.<Throwable>map(_ -> new AssertionError("it was read"))
                        .onErrorResume(Mono::just));
    }

    private static <E extends Throwable> E failure(Class<E> type, Loopback ssm) {
        Throwable failure = failureOf(source(ssm).read("/p"));
        assertThat(failure).isInstanceOf(type);
        return type.cast(failure);
    }

    private static SsmSecretSource source(Loopback ssm) {
        return source(ssm.address(), Map.of());
    }

    private static SsmSecretSource source(URI ssm, Map<String, String> more) {
        return new SsmSecretSource(settings(ssm, more));
    }

    private static Settings settings(URI ssm, Map<String, String> more) {
        Map<String, String> variables =
                new HashMap<>(
                        Map.of(
                                "AWS_REGION", "us-east-1",
                                "AWS_ACCESS_KEY_ID", "local",
                                "AWS_SECRET_ACCESS_KEY", "local",
                                "AWS_SESSION_TOKEN", "token",
                                "AWS_ENDPOINT_URL_SSM", ssm.toString()));
        variables.putAll(more);
        return Settings.of(variables);
    }
}
