package com.thebabesclub.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.testing.ArchitectureRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** A rule that cannot fail guards nothing: each finds what was written to break it. */
class ArchitectureRulesTest {

    private static final JavaClasses VIOLATIONS =
            new ClassFileImporter().importPackages("com.thebabesclub.violation");

    @Test
    void eachRuleFindsItsViolation() {
        Map<ArchRule, String> violations =
                Map.ofEntries(
                        Map.entry(ArchitectureRules.sharedRoomsKnowNoService, "Everything.service"),
                        Map.entry(ArchitectureRules.checkoutKnowsNoOtherService, "webhook.Webhook"),
                        Map.entry(
                                ArchitectureRules.webhookKnowsNoOtherService,
                                "dashboard.Dashboard"),
                        Map.entry(ArchitectureRules.dashboardKnowsNoOtherService, "sync.run.Sync"),
                        Map.entry(ArchitectureRules.syncKnowsNoOtherService, "checkout.Checkout"),
                        Map.entry(
                                ArchitectureRules.onlyTheTableKnowsDynamoDb, "Everything.dynamoDb"),
                        Map.entry(ArchitectureRules.onlyStripeKnowsStripe, "Everything.stripe"),
                        Map.entry(ArchitectureRules.onlyTheEdgeKnowsLambda, "Everything.lambda"),
                        Map.entry(ArchitectureRules.pureRoomsKnowNoFramework, "order.Frameworked"),
                        Map.entry(ArchitectureRules.nothingBlocks, "Everything.blocks"),
                        Map.entry(ArchitectureRules.everyPackageIsNullMarked, "unmarked.Unmarked"));
        violations.forEach(
                (rule, found) ->
                        assertThatThrownBy(() -> rule.check(VIOLATIONS))
                                .as(rule.getDescription())
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining(found));
    }

    @Test
    void everyWayToReadTheClockOrDrawAtRandomIsFound() {
        assertThatThrownBy(() -> ArchitectureRules.timeAndChanceAreGiven.check(VIOLATIONS))
                .hasMessageContainingAll("now()", "millis()", "clock()", "random()", "uuid()");
    }

    @Test
    void theRulesLookAtOurCode() {
        assertThat(
                        new ClassFileImporter()
                                .withImportOption(new ArchitectureRules.MainCode())
                                .importPackages("com.thebabesclub.commerce"))
                .hasSizeGreaterThan(50);
    }
}
