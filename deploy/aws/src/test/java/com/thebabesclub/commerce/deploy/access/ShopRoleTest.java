package com.thebabesclub.commerce.deploy.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.deploy.Synthesised;
import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rest of what a function may do: its log, its secrets, its letters, its queue. */
@Case(id = "A41", sentence = "A role that may do too much.")
class ShopRoleTest {

    /** X-Ray knows no resources. */
    private static final Set<String> WITHOUT_RESOURCE =
            Set.of("xray:PutTelemetryRecords", "xray:PutTraceSegments");

    private final Synthesised staging = Synthesised.of("staging");

    @ParameterizedTest
    @EnumSource
    void noActionAndNoResourceIsAWildcard(Service service) {
        for (JsonNode statement : staging.statements(name(service))) {
            Set<String> actions = Synthesised.texts(statement.path("Action"));
            assertThat(actions).noneMatch(action -> action.contains("*"));
            if (!WITHOUT_RESOURCE.containsAll(actions)) {
                assertThat(Synthesised.texts(statement.path("Resource")))
                        .as(actions.toString())
                        .noneMatch(resource -> resource.equals("*"));
            }
        }
    }

    @Test
    void eachFunctionHasTheServicesThatItUses() {
        assertThat(others(staging, Service.CHECKOUT)).containsExactly("kms", "logs", "ssm", "xray");
        assertThat(others(staging, Service.QUOTE)).containsExactly("kms", "logs", "ssm", "xray");
        assertThat(others(staging, Service.WEBHOOK))
                .containsExactly("kms", "logs", "sqs", "ssm", "xray");
        assertThat(others(staging, Service.DASHBOARD))
                .containsExactly("kms", "lambda", "logs", "ssm", "xray");
        assertThat(others(staging, Service.JOB))
                .containsExactly("kms", "logs", "sqs", "ssm", "xray");
    }

    @Test
    void secretsAreReadByTheirNames() {
        assertThat(parameters(Service.QUOTE)).isEqualTo(parameters(Service.CHECKOUT));
        assertThat(parameters(Service.CHECKOUT))
                .containsExactly(
                        "/babesclub/staging/jwt/secret",
                        "/babesclub/staging/quote/signature-secret",
                        "/babesclub/staging/stripe/secret");
        assertThat(parameters(Service.WEBHOOK))
                .containsExactly(
                        "/babesclub/staging/stripe/secret",
                        "/babesclub/staging/stripe/webhook-secret");
        assertThat(parameters(Service.DASHBOARD))
                .containsExactly(
                        "/babesclub/staging/jwt/secret", "/babesclub/staging/stripe/secret");
        assertThat(parameters(Service.JOB)).containsExactly("/babesclub/staging/stripe/secret");
    }

    @Test
    void lettersGoByTheIdentityThatTheyComeFrom() {
        Map<String, String> ses =
                Map.of("MAIL_SENDER", "ses", "MAIL_FROM", "The Babes Club <shop@thebabesclub.com>");
        Synthesised mailing = Synthesised.of("staging", ses);

        assertThat(others(mailing, Service.WEBHOOK)).contains("ses");
        assertThat(others(mailing, Service.JOB)).contains("ses");
        assertThat(others(mailing, Service.CHECKOUT)).doesNotContain("ses");
        assertThat(mailing.statements("webhook").toString())
                .contains(":identity/shop@thebabesclub.com")
                .contains(":identity/thebabesclub.com")
                .contains("\"ses:FromAddress\":\"shop@thebabesclub.com\"");
    }

    @Test
    void orderEventsGoToTheBusAndToNoOther() {
        Synthesised telling =
                Synthesised.of(
                        "staging",
                        Map.of(
                                "ORDER_EVENT_BUS",
                                "orders",
                                "ORDER_WEBHOOK_URL",
                                "https://books.example/orders"));

        for (Service service : Service.values()) {
            assertThat(others(telling, service).contains("events"))
                    .as(service.title())
                    .isEqualTo(service != Service.QUOTE);
        }
        for (String role : List.of("webhook", "job", "dashboard", "checkout")) {
            assertThat(telling.statements(role).toString())
                    .contains(":event-bus/orders")
                    .contains("/orders/webhook-secret");
            assertThat(staging.statements(role).toString())
                    .doesNotContain("events:", "orders/webhook-secret");
        }
    }

    @Test
    void theDashboardStartsTheJobAndNothingElse() {
        assertThat(staging.statements("dashboard").toString())
                .contains("lambda:InvokeFunction")
                .contains(":function:babes-website-stripe-nightly-sync-staging:live");
        assertThat(staging.statements("checkout").toString()).doesNotContain("lambda:");
    }

    @Test
    void noRoleHasAPolicyOfAwsButTheOneThatTheGatewayLogsWith() {
        assertThat(
                        staging.properties("AWS::IAM::Role").stream()
                                .filter(role -> role.has("ManagedPolicyArns"))
                                .map(role -> role.path("ManagedPolicyArns").toString()))
                .singleElement()
                .asString()
                .contains("AmazonAPIGatewayPushToCloudWatchLogs");
    }

    private static Set<String> others(Synthesised stack, Service service) {
        return stack.statements(name(service)).stream()
                .flatMap(statement -> Synthesised.texts(statement.path("Action")).stream())
                .map(action -> action.substring(0, action.indexOf(':')))
                .filter(prefix -> !prefix.equals("dynamodb"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> parameters(Service service) {
        return staging.statements(name(service)).stream()
                .filter(
                        statement ->
                                Synthesised.texts(statement.path("Action"))
                                        .contains("ssm:GetParameter"))
                .flatMap(statement -> Synthesised.texts(statement.path("Resource")).stream())
                .map(arn -> arn.replaceAll(".*:parameter(/[a-z/-]+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }
}
