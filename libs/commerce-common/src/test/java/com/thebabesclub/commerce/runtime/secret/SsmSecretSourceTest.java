package com.thebabesclub.commerce.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.runtime.secret.SsmSecretSource.SecretUnavailableException;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;

/** Parameters of an SSM on loopback, read by the framework's client. */
class SsmSecretSourceTest {

    private record Answer(int status, String body) {}

    private record Asked(String target, String authorization, String body) {}

    private static final String SECRET = "sk_live_\u00fc\"\\ of the test";
    private static final Answer FOUND =
            new Answer(
                    200,
                    "{\"Parameter\":{\"ARN\":\"arn:x\",\"Version\":3,"
                            + "\"Value\":\"sk_live_\u00fc\\\"\\\\ of the test\"}}");

    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
    private static volatile IntFunction<Answer> answers = _ -> FOUND;
    private static HttpServer ssm;
    private static ApplicationContext beans;

    /** Once for all: the SDK's client takes two seconds to end. */
    @BeforeAll
    static void start() throws IOException {
        ssm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ssm.createContext("/", SsmSecretSourceTest::answer);
        ssm.start();
        beans = beans(ssm.getAddress().getPort());
    }

    @BeforeEach
    void forget() {
        ASKED.clear();
        answers = _ -> FOUND;
    }

    @AfterAll
    static void stop() {
        beans.close();
        ssm.stop(0);
    }

    private static ApplicationContext beans(int port) {
        return ApplicationContext.run(
                Map.of(
                        "aws.region", "us-east-1",
                        "aws.access-key-id", "local",
                        "aws.secret-key", "local",
                        "aws.services.ssm.endpoint-override", "http://127.0.0.1:" + port));
    }

    @Test
    void aParameterIsReadDecryptedByTheShopsOwnKeys() {
        assertThat(Await.value(read("/shop/\u00fc\"")).reveal()).isEqualTo(SECRET);

        Asked request = ASKED.getFirst();
        assertThat(request.target()).isEqualTo("AmazonSSM.GetParameter");
        assertThat(request.authorization())
                .contains("Credential=local/")
                .contains("/us-east-1/ssm/aws4_request");
        assertThat(request.body())
                .contains("\"Name\":\"/shop/\u00fc\\\"\"")
                .contains("\"WithDecryption\":true");
    }

    @Test
    void noClientIsMadeWhereNothingIsRead() {
        try (ApplicationContext fresh = beans(ssm.getAddress().getPort())) {
            fresh.getBean(SecretSource.class);

            assertThat(fresh.getActiveBeanRegistrations(SsmAsyncClient.class)).isEmpty();
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
    @Case(id = "F36", sentence = "SSM is down at a cold start.")
    void whatSsmRefusesIsNotTriedAgain(String code) {
        answers = _ -> error(400, code);

        assertThat(failure(AwsServiceException.class).awsErrorDetails().errorCode())
                .isEqualTo(code);
        assertThat(ASKED).hasSize(1);
    }

    @Test
    @Case(id = "F36", sentence = "SSM is down at a cold start.")
    void whatSsmCannotNowIsTriedAgain() {
        answers =
                number ->
                        switch (number) {
                            case 1 -> error(400, "ThrottlingException");
                            case 2 -> error(500, "InternalServerError");
                            default -> FOUND;
                        };

        assertThat(Await.value(read("/p")).reveal()).isEqualTo(SECRET);
        assertThat(ASKED).hasSize(3);
    }

    @Test
    @Case(id = "F36", sentence = "SSM is down at a cold start.")
    void anSsmThatIsDownIsAnErrorAfterThreeAttempts() {
        answers = _ -> new Answer(503, "<html>");

        assertThat(failure(AwsServiceException.class).statusCode()).isEqualTo(503);
        assertThat(ASKED).hasSize(3);

        InvalidSettingException problem =
                catchThrowableOfType(InvalidSettingException.class, this::startWithAParameter);
        assertThat(problem)
                .hasMessageStartingWith("STRIPE_SECRET cannot be read from the parameter /p:")
                .hasCauseInstanceOf(ExecutionException.class);
    }

    @Test
    @Case(id = "F36", sentence = "SSM is down at a cold start.")
    void anSsmThatIsAwayIsAnErrorThatSaysHow() {
        try (ApplicationContext away = beans(1)) {
            SecretSource source = away.getBean(SecretSource.class);

            assertThatThrownBy(() -> Await.value(source.read("/p")))
                    .isInstanceOf(SecretUnavailableException.class)
                    .hasMessage(
                            "SSM gave no secret: SdkClientException by AnnotatedConnectException");
        }
    }

    @Test
    @Case(id = "F36", sentence = "SSM is down at a cold start.")
    void everyReadingHasTimeLimits() {
        assertThat(SsmClientLimitsConfigurer.LIMITS.attempts()).isEqualTo(3);
        assertThat(SsmClientLimitsConfigurer.LIMITS.attempt()).isEqualTo(Duration.ofSeconds(2));
        assertThat(SsmClientLimitsConfigurer.LIMITS.call()).isEqualTo(Duration.ofSeconds(6));
    }

    /** Neither the value nor a piece of it, whatever is wrong with the answer around it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Parameter\":{\"Value\":\"sk_live_1",
                "{\"Parameter\":{\"Value\":sk_live_1}}",
                "{\"Parameter\":{\"Valeur\":\"sk_live_1\"}}",
                "{\"Value\":\"sk_live_1\"}",
                "sk_live_1",
                "{}"
            })
    @Case(id = "A36", sentence = "Secrets and internals in errors.")
    void anAnswerWithoutAValueIsAnErrorThatTellsNothingOfIt(String body) {
        answers = _ -> new Answer(200, body);
        try (LogLines log = LogLines.captured()) {
            Throwable failure = failure(RuntimeException.class);

            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain("sk_live_1");
            assertThat(log.with("sk_live")).isEmpty();
        }
    }

    private void startWithAParameter() {
        Secrets.read(
                EnvironmentVariables.of(Map.of("STRIPE_SECRET_PARAMETER", "/p")),
                beans.getBean(SecretSource.class),
                TestClock.atNoon(),
                SecretName.STRIPE_SECRET);
    }

    private Mono<Secret> read(String parameter) {
        return beans.getBean(SecretSource.class).read(parameter);
    }

    private <E extends Throwable> E failure(Class<E> type) {
        Throwable failure =
                Await.value(
                        read("/p")
                                .<Throwable>map(_ -> new AssertionError("it was read"))
                                .onErrorResume(Mono::just));
        assertThat(failure).isInstanceOf(type);
        return type.cast(failure);
    }

    private static Answer error(int status, String code) {
        return new Answer(
                status, "{\"__type\":\"" + code + "\",\"message\":\"said " + code + "\"}");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ASKED.add(
                    new Asked(
                            exchange.getRequestHeaders().getFirst("X-Amz-Target"),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            Answer answer = answers.apply(ASKED.size());
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
