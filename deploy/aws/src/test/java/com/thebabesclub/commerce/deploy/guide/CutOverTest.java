package com.thebabesclub.commerce.deploy.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.deploy.Synthesised;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first step of the cut-over, as the operator's guide has it: what it makes stands beside the
 * old functions, and takes nothing from them.
 */
class CutOverTest {

    /** What the owner's documents say is there. */
    private static final List<String> TAKEN =
            List.of(
                    "babes-website-checkout-create-session",
                    "babes-website-cart-quote",
                    "babes-website-stripe-webhook",
                    "babes-website-dashboard-list-orders",
                    "babes-website-stripe-nightly-sync",
                    "babes-stripe-nightly-sync");

    private static Synthesised stack = Synthesised.of("dev");

    @BeforeAll
    static void synthesise() throws IOException {
        Map<String, String> settings = settingsOfStepOne();
        stack = Synthesised.of(Objects.requireNonNull(settings.remove("stage")), settings);
    }

    @Test
    void noNameIsTaken() {
        assertThat(stack.properties("AWS::Lambda::Function"))
                .hasSize(5)
                .extracting(function -> function.path("FunctionName").asText())
                .doesNotContainAnyElementsOf(TAKEN);
        assertThat(stack.properties("AWS::Events::Rule"))
                .extracting(rule -> rule.path("Name").asText())
                .doesNotContainAnyElementsOf(TAKEN);
        assertThat(stack.properties("AWS::Logs::LogGroup"))
                .extracting(group -> group.path("LogGroupName").asText())
                .noneMatch(name -> TAKEN.stream().anyMatch(name::endsWith));
    }

    @Test
    void theTableIsTheOneThatIsThere() {
        assertThat(stack.resources("AWS::DynamoDB::Table")).isEmpty();
        assertThat(
                        stack.function("babes-commerce-webhook")
                                .at("/Environment/Variables/COMMERCE_TABLE")
                                .asText())
                .isEqualTo("babesclub-commerce");
    }

    @Test
    void nothingReachesTheFunctionsAndNothingRunsByItself() {
        assertThat(stack.resources("AWS::ApiGateway::DomainName")).isEmpty();
        assertThat(stack.resources("AWS::ApiGateway::BasePathMapping")).isEmpty();
        assertThat(stack.resources("AWS::Route53::RecordSet")).isEmpty();
        assertThat(stack.properties("AWS::Events::Rule"))
                .hasSize(2)
                .extracting((JsonNode rule) -> rule.path("State").asText())
                .containsOnly("DISABLED");
        assertThat(stack.only("AWS::ApiGateway::RestApi").path("Name").asText())
                .isEqualTo("babes-commerce");
    }

    private static Map<String, String> settingsOfStepOne() throws IOException {
        String page =
                Files.readString(
                        Path.of(System.getProperty("repository.root"))
                                .resolve("docs/operations/cut-over.md"));
        String step = page.substring(page.indexOf("## 1. "), page.indexOf("## 2. "));
        Matcher setting = Pattern.compile("-c ([A-Za-z_-]+)=(\\S*)").matcher(step);
        Map<String, String> settings = new TreeMap<>();
        while (setting.find()) {
            settings.put(setting.group(1), setting.group(2));
        }
        assertThat(settings).containsEntry("stage", "prod");
        return settings;
    }
}
