package com.thebabesclub.commerce.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.deploy.stage.StageSettings;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awscdk.App;
import software.amazon.awscdk.services.lambda.Code;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What an operator would look for before signing. */
class StackTest {

    private static final String JOB = "babes-website-stripe-nightly-sync";

    private final Synthesised staging = Synthesised.of("staging");

    @Test
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void aTableThatIsMadeCanBeRestoredAndOutlivesTheStack() {
        JsonNode resource = staging.resources("AWS::DynamoDB::Table").getFirst();
        JsonNode table = resource.path("Properties");

        assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(table.path("TableName").asText()).isEqualTo("babesclub-commerce-staging");
        assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.path("KeySchema").toString())
                .isEqualTo(
                        """
                        [{"AttributeName":"PK","KeyType":"HASH"},{"AttributeName":"SK",\
                        "KeyType":"RANGE"}]""");
        assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText())
                .isEqualTo("expiresAt");
        assertThat(
                        table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                                .asBoolean())
                .isTrue();
        assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(table.at("/SSESpecification/SSEType").asText()).isEqualTo("KMS");
        assertThat(table.path("GlobalSecondaryIndexes").isMissingNode()).isTrue();
    }

    @Test
    void theFunctionsOfTheShopHaveTheOwnersNames() {
        Synthesised prod = Synthesised.of("prod");

        assertThat(
                        prod.properties("AWS::Lambda::Function").stream()
                                .map(function -> function.path("FunctionName").asText()))
                .containsExactlyInAnyOrder(
                        "babes-website-checkout-create-session",
                        "babes-website-cart-quote",
                        "babes-website-stripe-webhook",
                        "babes-website-dashboard-list-orders",
                        JOB);
    }

    @Test
    void theJobHasFiveMinutesAndTheOthersTheTimeOfARequest() {
        JsonNode job = Synthesised.of("prod").function(JOB);
        JsonNode webhook = Synthesised.of("prod").function("babes-website-stripe-webhook");

        assertThat(job.path("Timeout").asInt()).isEqualTo(300);
        assertThat(job.path("MemorySize").asInt()).isEqualTo(512);
        assertThat(job.path("ReservedConcurrentExecutions").asInt()).isEqualTo(2);
        assertThat(job.path("Handler").asText())
                .isEqualTo("com.thebabesclub.commerce.sync.SyncHandler");
        assertThat(webhook.path("Timeout").asInt()).isEqualTo(10);
        assertThat(webhook.path("MemorySize").asInt()).isEqualTo(1024);
        assertThat(webhook.has("ReservedConcurrentExecutions")).isFalse();
        assertThat(webhook.path("Handler").asText())
                .isEqualTo("com.thebabesclub.commerce.http.lambda.ApiHandler");
    }

    @Test
    void quotesHaveAFunctionOfTheirOwnFromTheCheckoutsPackage() {
        Synthesised prod = Synthesised.of("prod");
        JsonNode quote = prod.function("babes-website-cart-quote");
        JsonNode checkout = prod.function("babes-website-checkout-create-session");

        assertThat(quote.path("Handler").asText())
                .isEqualTo("com.thebabesclub.commerce.http.lambda.ApiHandler");
        assertThat(checkout.path("Handler").asText())
                .isEqualTo("com.thebabesclub.commerce.http.lambda.ApiHandler");
        assertThat(quote.path("MemorySize").asInt()).isEqualTo(1024);
        assertThat(quote.path("Role")).isNotEqualTo(checkout.path("Role"));
        assertThat(quote.path("LoggingConfig")).isNotEqualTo(checkout.path("LoggingConfig"));
    }

    @Test
    void aServicesFunctionsHaveTheSameZip() {
        Set<String> zips = new TreeSet<>();
        Artifacts seen =
                (service, zip) -> {
                    zips.add(service + "/" + zip);
                    return Code.fromAsset(Path.of("src/test/resources/stub").toString());
                };
        CommerceStack.in(new App(), StageSettings.of("staging", Map.of()), seen);

        assertThat(zips)
                .containsExactly(
                        "checkout-service/checkout-service-lambda.zip",
                        "dashboard-service/dashboard-service-lambda.zip",
                        "sync-job/sync-job-lambda.zip",
                        "webhook-service/webhook-service-lambda.zip");
    }

    @Test
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void everyFunctionIsTracedAndStandsBehindAnAliasOnAVersionThatStays() {
        assertThat(staging.properties("AWS::Lambda::Function"))
                .allMatch(f -> f.at("/TracingConfig/Mode").asText().equals("Active"));
        assertThat(staging.properties("AWS::Lambda::Alias"))
                .hasSize(5)
                .allMatch(alias -> alias.path("Name").asText().equals("live"));
        assertThat(staging.resources("AWS::Lambda::Version"))
                .hasSize(5)
                .allMatch(version -> version.path("DeletionPolicy").asText().equals("Retain"));
    }

    @Test
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void everyLogEndsAndLiesUnderTheKey() {
        assertThat(staging.properties("AWS::Logs::LogGroup"))
                .hasSize(6)
                .allMatch(log -> log.path("RetentionInDays").asInt() == 30)
                .allMatch(log -> log.has("KmsKeyId"));
        assertThat(staging.only("AWS::KMS::Key").path("EnableKeyRotation").asBoolean()).isTrue();
        assertThat(staging.properties("AWS::SQS::Queue"))
                .hasSize(2)
                .allMatch(queue -> queue.has("KmsMasterKeyId"));
        assertThat(staging.only("AWS::SNS::Topic").has("KmsMasterKeyId")).isTrue();
        assertThat(staging.only("AWS::ApiGateway::Stage").has("AccessLogSetting")).isTrue();
        assertThat(staging.only("AWS::ApiGateway::Stage").path("TracingEnabled").asBoolean())
                .isTrue();
    }

    @Test
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void linesOfTheGatewayHaveNoAddressNoQueryAndNoToken() {
        String line =
                staging.only("AWS::ApiGateway::Stage").at("/AccessLogSetting/Format").asText();

        assertThat(line)
                .contains("$context.requestId", "$context.status", "$context.resourcePath")
                .doesNotContain(
                        "identity", "sourceIp", "authorizer", "querystring", "$context.path");
    }

    @Test
    void theJobRunsAtTwoAndEveryFiveMinutes() {
        List<JsonNode> rules = staging.properties("AWS::Events::Rule");

        assertThat(rules)
                .extracting(rule -> rule.path("ScheduleExpression").asText())
                .containsExactlyInAnyOrder("cron(0 2 * * ? *)", "rate(5 minutes)");
        for (JsonNode rule : rules) {
            JsonNode target = rule.path("Targets").path(0);
            assertThat(target.path("Arn").toString()).contains("JobLive");
            assertThat(target.at("/DeadLetterConfig/Arn").toString()).contains("FailedRuns");
            if (rule.path("ScheduleExpression").asText().startsWith("rate")) {
                assertThat(target.path("Input").asText()).isEqualTo("{\"passes\":[\"due\"]}");
            }
        }
        assertThat(
                        staging.only("AWS::Lambda::EventInvokeConfig")
                                .at("/DestinationConfig/OnFailure/Destination")
                                .toString())
                .contains("FailedRuns");
    }

    @Test
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void theFirewallKnowsAttacksAndLetsStripeThrough() {
        JsonNode rules = staging.only("AWS::WAFv2::WebACL").path("Rules");

        assertThat(
                        StreamSupport.stream(rules.spliterator(), false)
                                .map(r -> r.path("Name").asText()))
                .containsExactly(
                        "rate-of-an-address",
                        "size-of-the-body",
                        "AWSManagedRulesAmazonIpReputationList",
                        "AWSManagedRulesKnownBadInputsRuleSet",
                        "AWSManagedRulesCommonRuleSet");
        assertThat(rules.at("/0/Statement/RateBasedStatement/ScopeDownStatement").toString())
                .contains("NotStatement", "/stripe/webhook");
        assertThat(rules.at("/1/Statement/AndStatement/Statements/0").toString())
                .contains("NotStatement", "/stripe/webhook");
        assertThat(rules.at("/1/Statement/AndStatement/Statements/1").toString())
                .contains("SizeConstraintStatement", "32768");
        assertThat(rules.at("/4/Statement/ManagedRuleGroupStatement/ScopeDownStatement").toString())
                .contains("NotStatement", "/stripe/webhook");
        assertThat(staging.only("AWS::WAFv2::WebACLAssociation").path("ResourceArn").toString())
                .contains("/stages/");
    }

    @Test
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void theDomainTalksTls12() {
        JsonNode domain = staging.only("AWS::ApiGateway::DomainName");

        assertThat(domain.path("DomainName").asText()).isEqualTo("api.staging.thebabesclub.com");
        assertThat(domain.path("SecurityPolicy").asText()).isEqualTo("TLS_1_2");
        assertThat(Synthesised.of("dev").resources("AWS::ApiGateway::DomainName")).isEmpty();
    }

    @Test
    void whatIsThereAlreadyIsUsedAndNotMade() {
        Synthesised prod =
                Synthesised.of(
                        "prod",
                        Map.of(
                                "existing-api", "a2fps4r1la",
                                "existing-api-root", "abcdef1234",
                                "existing-api-name", "babes-website"));

        assertThat(prod.resources("AWS::DynamoDB::Table")).isEmpty();
        assertThat(prod.function(JOB).at("/Environment/Variables/COMMERCE_TABLE").asText())
                .isEqualTo("babesclub-commerce");
        assertThat(prod.statements("webhook").toString())
                .contains(":table/babesclub-commerce")
                .doesNotContain("dynamodb.us-east-1.amazonaws.com");
        assertThat(prod.resources("AWS::ApiGateway::RestApi")).isEmpty();
        assertThat(prod.properties("AWS::ApiGateway::Resource"))
                .anyMatch(
                        resource ->
                                resource.path("ParentId").asText().equals("abcdef1234")
                                        && resource.path("RestApiId")
                                                .asText()
                                                .equals("a2fps4r1la"));
        assertThat(prod.only("AWS::ApiGateway::Stage").path("StageName").asText())
                .isEqualTo("prod");
        assertThat(prod.properties("AWS::CloudWatch::Alarm").toString())
                .contains("babes-website\"")
                .doesNotContain("{\"Name\":\"ApiName\",\"Value\":\"babes-commerce\"}");
    }

    @Test
    void theRoutesComeToAStageThatIsThereAlready() {
        Synthesised prod =
                Synthesised.of(
                        "prod",
                        Map.of(
                                "existing-api", "a2fps4r1la",
                                "existing-api-root", "abcdef1234",
                                "existing-api-name", "babes-website",
                                "existing-api-stage", "live",
                                "domain", ""));

        assertThat(prod.resources("AWS::ApiGateway::Stage")).isEmpty();
        assertThat(prod.only("AWS::ApiGateway::Deployment").path("StageName").asText())
                .isEqualTo("live");
        assertThat(prod.only("AWS::WAFv2::WebACLAssociation").path("ResourceArn").toString())
                .contains("/restapis/a2fps4r1la/stages/live");
        assertThat(prod.properties("AWS::Lambda::Permission").toString()).contains("a2fps4r1la");
        assertThat(prod.template().at("/Outputs").toString())
                .contains("https://a2fps4r1la.execute-api.us-east-1.");
        assertThat(prod.resources("AWS::ApiGateway::DomainName")).isEmpty();
    }

    @Test
    void aDomainThatIsThereAlreadyGetsAPathMore() {
        Synthesised prod =
                Synthesised.of(
                        "prod",
                        Map.of(
                                "domain", "",
                                "existing-domain", "api.thebabesclub.com",
                                "domain-path", "v2"));

        assertThat(prod.resources("AWS::ApiGateway::DomainName")).isEmpty();
        assertThat(prod.resources("AWS::CertificateManager::Certificate")).isEmpty();
        JsonNode mapping = prod.only("AWS::ApiGateway::BasePathMapping");
        assertThat(mapping.path("DomainName").asText()).isEqualTo("api.thebabesclub.com");
        assertThat(mapping.path("BasePath").asText()).isEqualTo("v2");
        assertThat(mapping.path("Stage").toString()).contains("Stage");
        assertThat(
                        prod.function("babes-website-dashboard-list-orders")
                                .at("/Environment/Variables/WEBHOOK_URL")
                                .asText())
                .isEqualTo("https://api.thebabesclub.com/v2/stripe/webhook");
    }

    @Test
    void theNightlySyncStartsWhenTheSettingSays() {
        Synthesised late =
                Synthesised.of(
                        "staging",
                        Map.of("sync-schedule", "cron(30 4 * * ? *)", "schedules", "off"));

        assertThat(late.properties("AWS::Events::Rule"))
                .extracting(rule -> rule.path("ScheduleExpression").asText())
                .containsExactlyInAnyOrder("cron(30 4 * * ? *)", "rate(5 minutes)");
        assertThat(late.properties("AWS::Events::Rule"))
                .allMatch(rule -> rule.path("State").asText().equals("DISABLED"));
        assertThat(staging.properties("AWS::Events::Rule"))
                .allMatch(rule -> rule.path("State").asText().equals("ENABLED"));
    }

    @Test
    void anInstanceStartsAsTheSettingSays() {
        String webhook = "babes-website-stripe-webhook-staging";
        JsonNode snapshot = staging.function(webhook);
        JsonNode plain = Synthesised.of("staging", Map.of("start", "managed")).function(webhook);
        JsonNode own =
                Synthesised.of("staging", Map.of("start", "own-runtime", "architecture", "x86_64"))
                        .function(webhook);

        assertThat(snapshot.path("Runtime").asText()).isEqualTo("java25");
        assertThat(snapshot.path("Architectures").toString()).isEqualTo("[\"arm64\"]");
        assertThat(snapshot.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(plain.has("SnapStart")).isFalse();
        assertThat(own.path("Runtime").asText()).isEqualTo("provided.al2023");
        assertThat(own.path("Architectures").toString()).isEqualTo("[\"x86_64\"]");
        assertThat(own.has("SnapStart")).isFalse();
        assertThat(own.at("/Environment/Variables").has("JAVA_TOOL_OPTIONS")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void noSecretStandsInATemplate(String environment) {
        assertThat(Synthesised.of(environment).template().toString())
                .doesNotContain("sk_live", "sk_test", "whsec_", "rk_live");
    }
}
