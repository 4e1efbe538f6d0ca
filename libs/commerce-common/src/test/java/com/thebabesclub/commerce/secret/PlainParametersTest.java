package com.thebabesclub.commerce.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.setting.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class PlainParametersTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final Secret OTHER = Secret.of("of-the-other-source");

    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private int status = 200;
    private String answer =
            "{\"Parameter\":{\"Name\":\"/n\",\"Value\":\"s\\u00e9cret\",\"Version\":3}}";
    private HttpServer ssm = unbound();

    @BeforeEach
    void start() throws IOException {
        ssm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ssm.createContext("/", this::reply);
        ssm.start();
    }

    @AfterEach
    void stop() {
        ssm.stop(0);
    }

    @Test
    void oneSignedCallReadsTheDecryptedValue() {
        assertThat(read(variables())).isEqualTo("sécret");

        assertThat(asked).containsExactly("{\"Name\":\"/shop/\\\"a\\\"\",\"WithDecryption\":true}");
        assertThat(headers)
                .containsEntry("Content-type", "application/x-amz-json-1.1")
                .containsEntry("X-amz-target", "AmazonSSM.GetParameter")
                .containsEntry("X-amz-date", "20260304T050607Z")
                .containsEntry("X-amz-security-token", "token");
        assertThat(headers.get("Authorization"))
                .startsWith(
                        "AWS4-HMAC-SHA256 Credential=id/20260304/us-east-1/ssm/aws4_request,"
                                + " SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;"
                                + "x-amz-security-token;x-amz-target, Signature=");
    }

    @Test
    void whatIsNotAValueAtOnceIsLeftToTheOtherSource() {
        status = 400;
        answer = "{\"__type\":\"ParameterNotFound\"}";
        assertThat(read(variables())).isEqualTo(OTHER.reveal());

        status = 200;
        for (String odd : List.of("{}", "", "no JSON", "{\"Parameter\":{\"Value\":1}}")) {
            answer = odd;
            assertThat(read(variables())).as(odd).isEqualTo(OTHER.reveal());
        }
        answer = "{\"Parameter\":{\"Value\":\"" + "x".repeat(70_000) + "\"}}";
        assertThat(read(variables())).isEqualTo(OTHER.reveal());
    }

    @Test
    void aServiceThatIsAwayIsLeftToTheOtherSource() {
        ssm.stop(0);

        assertThat(read(variables())).isEqualTo(OTHER.reveal());
    }

    @Test
    void anEnvironmentThatDoesNotSayEnoughIsLeftToTheOtherSource() {
        for (String variable :
                List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION")) {
            Map<String, String> fewer = new HashMap<>(variables());
            fewer.remove(variable);
            assertThat(read(fewer)).as(variable).isEqualTo(OTHER.reveal());
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void regionsOfAnotherSortAreLeftToTheSdk() {
        assertThat(address("eu-central-1")).isEqualTo("https://ssm.eu-central-1.amazonaws.com");
        for (String region : List.of("us-gov-west-1", "cn-north-1", "us-iso-east-1", "")) {
            assertThat(address(region)).as(region).isEqualTo("none");
        }
    }

    private static String address(String region) {
        Map<String, String> variables =
                Map.of(
                        "AWS_REGION",
                        region,
                        "AWS_ACCESS_KEY_ID",
                        "id",
                        "AWS_SECRET_ACCESS_KEY",
                        "key");
        return ParameterService.of(Settings.of(variables))
                .map(service -> service.address().toString())
                .orElse("none");
    }

    private String read(Map<String, String> variables) {
        SecretSource source =
                new PlainParameters(Settings.of(variables), CLOCK, _ -> Mono.just(OTHER));
        return source.read("/shop/\"a\"")
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow()
                .reveal();
    }

    private Map<String, String> variables() {
        return Map.of(
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                "id",
                "AWS_SECRET_ACCESS_KEY",
                "key",
                "AWS_SESSION_TOKEN",
                "token",
                "AWS_ENDPOINT_URL_SSM",
                "http://127.0.0.1:" + ssm.getAddress().getPort());
    }

    private void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name, values.getLast()));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
