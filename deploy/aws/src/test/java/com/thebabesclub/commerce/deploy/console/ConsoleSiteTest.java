package com.thebabesclub.commerce.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.deploy.Synthesised;
import com.thebabesclub.commerce.deploy.stage.StageProblem;
import com.thebabesclub.commerce.deploy.stage.StageSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

class ConsoleSiteTest {

    private static final Map<String, String> CONSOLE =
            Map.of(
                    "console-domain", "console.example.com",
                    "console-certificate",
                            "arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c3d",
                    "console-issuer", "https://issuer.example.com/pool",
                    "console-client", "client-1",
                    "console-sign-in", "https://sign-in.example.com");

    private final Synthesised stack = Synthesised.of("staging", CONSOLE);
    private final JsonNode distribution =
            stack.only("AWS::CloudFront::Distribution").path("DistributionConfig");

    @Test
    void withoutADomainThereIsNone() {
        assertThat(Synthesised.of("staging").resources("AWS::CloudFront::Distribution")).isEmpty();
    }

    @Test
    void thePagesAreInAPrivateBucketBehindTlsAlone() {
        JsonNode bucket = stack.only("AWS::S3::Bucket");
        assertThat(bucket.path("PublicAccessBlockConfiguration")).allMatch(JsonNode::asBoolean);
        assertThat(stack.properties("AWS::S3::BucketPolicy").toString())
                .contains("aws:SecureTransport", "cloudfront.amazonaws.com", "AWS:SourceArn");
        assertThat(distribution.at("/Aliases/0").asText()).isEqualTo("console.example.com");
        assertThat(distribution.at("/ViewerCertificate/MinimumProtocolVersion").asText())
                .isEqualTo("TLSv1.2_2021");
        assertThat(distribution.at("/DefaultCacheBehavior/ViewerProtocolPolicy").asText())
                .isEqualTo("redirect-to-https");
        assertThat(distribution.path("DefaultRootObject").asText()).isEqualTo("index.html");
    }

    /**
     * The ids are those of AWS's managed policies CachingDisabled and AllViewerExceptHostHeader.
     */
    @Test
    void adminGoesToTheApiWithTheTokenAndIsNotKept() {
        JsonNode admin = distribution.at("/CacheBehaviors/0");
        assertThat(admin.path("PathPattern").asText()).isEqualTo("/admin/*");
        assertThat(admin.path("CachePolicyId").asText())
                .isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
        assertThat(admin.path("OriginRequestPolicyId").asText())
                .isEqualTo("b689b0a8-53d0-40ab-baf2-68738e2966ac");
        assertThat(admin.path("AllowedMethods").toString()).contains("POST");
        assertThat(distribution.path("Origins").toString()).contains("\"OriginPath\":\"/staging\"");
    }

    @Test
    void thePolicyNamesTheIssuerAndAllowsNothingInline() {
        String policy =
                stack.only("AWS::CloudFront::ResponseHeadersPolicy")
                        .at("/ResponseHeadersPolicyConfig/SecurityHeadersConfig")
                        .at("/ContentSecurityPolicy/ContentSecurityPolicy")
                        .asText();

        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains(
                        "connect-src 'self' https://issuer.example.com https://sign-in.example.com;")
                .doesNotContain("unsafe", "{", "\n");
        assertThat(stack.findings()).isEmpty();
    }

    @Test
    void itsNameLeadsToItWhereTheZoneIsOurs() {
        assertThat(stack.resources("AWS::Route53::RecordSet")).isEmpty();
        Map<String, String> ours = new HashMap<>(CONSOLE);
        ours.put("console-hosted-zone", "Z0123456789");

        assertThat(Synthesised.of("staging", ours).properties("AWS::Route53::RecordSet"))
                .hasSize(2)
                .allSatisfy(
                        record -> {
                            assertThat(record.path("Name").asText())
                                    .isEqualTo("console.example.com.");
                            assertThat(record.path("HostedZoneId").asText())
                                    .isEqualTo("Z0123456789");
                            assertThat(record.at("/AliasTarget/DNSName").toString())
                                    .contains("DomainName");
                        })
                .extracting(record -> record.path("Type").asText())
                .containsExactlyInAnyOrder("A", "AAAA");
    }

    @ParameterizedTest
    @CsvSource({
        "console-domain, not a host, is \"not a host\" and no host name",
        "console-certificate, arn:aws:acm:eu-west-1:123456789012:certificate/0a, us-east-1",
        "console-issuer, http://issuer.example.com, is \"http://issuer.example.com\"",
        "console-client, '', is \"\"",
        "console-sign-in, https://sign-in.example.com/token, is \"https://sign-in.example.com/token\""
    })
    void aWrongSettingIsNamed(String name, String value, String sentence) {
        Map<String, String> wrong = new HashMap<>(CONSOLE);
        wrong.put(name, value);

        assertThatExceptionOfType(StageProblem.class)
                .isThrownBy(() -> StageSettings.of("staging", wrong))
                .withMessageContaining(name)
                .withMessageContaining(sentence);
    }
}
