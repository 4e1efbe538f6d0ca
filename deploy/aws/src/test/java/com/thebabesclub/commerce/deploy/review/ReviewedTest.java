package com.thebabesclub.commerce.deploy.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.deploy.Synthesised;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.Queue;

import java.util.List;
import java.util.stream.StreamSupport;

/** The rules of cdk-nag find nothing that is not meant, and what is meant has its reason. */
class ReviewedTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void nothingIsFound(String environment) {
        assertThat(Synthesised.of(environment).findings()).isEmpty();
    }

    @Test
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void whatIsMeantHasItsReason() {
        List<JsonNode> suppressions =
                StreamSupport.stream(
                                Synthesised.of("staging")
                                        .template()
                                        .path("Resources")
                                        .spliterator(),
                                false)
                        .flatMap(
                                resource ->
                                        StreamSupport.stream(
                                                resource.at("/Metadata/cdk_nag/rules_to_suppress")
                                                        .spliterator(),
                                                false))
                        .toList();

        assertThat(suppressions)
                .allSatisfy(
                        suppression ->
                                assertThat(suppression.path("reason").asText())
                                        .as(suppression.toString())
                                        .hasSizeGreaterThan(30));
    }

    @Test
    @Case(id = "A42", sentence = "Missing protections in the deployment.")
    void anOpenQueueWouldBeFound() {
        App app = new App(AppProps.builder().analyticsReporting(false).build());
        Stack stack = new Stack(app, "open");
        Queue.Builder.create(stack, "Open").build();
        Reviewed.as(stack);

        assertThat(Reviewed.findings(app.synth().getStackByName("open")))
                .anyMatch(finding -> finding.contains("AwsSolutions-SQS4"));
    }
}
