package com.thebabesclub.commerce.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** The SDK's signer is the oracle. */
class RequestSignatureTest {

    private static final int CASES = 300;
    private static final String[] REGIONS = {"us-east-1", "eu-central-1", "cn-north-1"};
    private static final String[] OPERATIONS = {"GetItem", "TransactWriteItems", "GetParameter"};

    @ParameterizedTest
    @EnumSource
    void theSignatureIsTheSdks(Service service) {
        Random random = new Random(20260102);
        for (int i = 0; i < CASES; i++) {
            String region = REGIONS[random.nextInt(REGIONS.length)];
            String host =
                    random.nextBoolean()
                            ? "127.0.0.1:" + (1 + random.nextInt(60_000))
                            : host(service, region);
            String target = service.target(OPERATIONS[random.nextInt(OPERATIONS.length)]);
            byte[] body = new byte[random.nextInt(3000)];
            random.nextBytes(body);
            Instant at = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
            Credentials who =
                    new Credentials(
                            "AKIA" + random.nextInt(),
                            "secret/" + random.nextLong() + "+ü",
                            random.nextBoolean() ? "" : "token/" + random.nextLong() + "==");
            RequestSignature signature = new RequestSignature(service, region, host);
            // The day's key is made for the one and known for the other.
            signature.sign(target, body, who, at.minusSeconds(random.nextInt(100_000)));

            RequestSignature.Signed signed = signature.sign(target, body, who, at);

            RequestSignature.Signed expected =
                    expected(service, region, host, target, body, who, at);
            assertThat(signed.hash()).isEqualTo(expected.hash());
            assertThat(signed.date()).isEqualTo(expected.date());
            assertThat(signed.authorization()).isEqualTo(expected.authorization());
            assertThat(signed.toString()).doesNotContain("Signature=");
        }
    }

    private static String host(Service service, String region) {
        return service.id() + "." + region + ".amazonaws.com";
    }

    private static RequestSignature.Signed expected(
            Service service,
            String region,
            String host,
            String target,
            byte[] body,
            Credentials who,
            Instant at) {
        SdkHttpRequest request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(URI.create("http://" + host + "/"))
                        .putHeader("Host", host)
                        .putHeader("Content-Type", service.contentType())
                        .putHeader("X-Amz-Target", target)
                        .putHeader("User-Agent", "not signed")
                        .build();
        SdkHttpRequest signed =
                AwsV4HttpSigner.create()
                        .sign(
                                r ->
                                        r.identity(identity(who))
                                                .request(request)
                                                .payload(ContentStreamProvider.fromByteArray(body))
                                                .putProperty(
                                                        AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                                        service.id())
                                                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                                                .putProperty(
                                                        HttpSigner.SIGNING_CLOCK,
                                                        Clock.fixed(at, ZoneOffset.UTC)))
                        .request();
        return new RequestSignature.Signed(
                signed.firstMatchingHeader("X-Amz-Content-Sha256").orElseThrow(),
                signed.firstMatchingHeader("X-Amz-Date").orElseThrow(),
                signed.firstMatchingHeader("Authorization").orElseThrow());
    }

    private static AwsCredentialsIdentity identity(Credentials who) {
        return who.token().isEmpty()
                ? AwsCredentialsIdentity.create(who.keyId(), who.secret())
                : AwsSessionCredentialsIdentity.create(who.keyId(), who.secret(), who.token());
    }

    @Test
    void nothingOfACredentialIsPrinted() {
        assertThat(new Credentials("id", "secret", "token").toString())
                .doesNotContain("secret")
                .doesNotContain("token");
    }
}
