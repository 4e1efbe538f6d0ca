package com.thebabesclub.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.testing.ArchitectureRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.stream.Stream;

/** A rule that cannot fail guards nothing: each finds what was written to break it. */
class ArchitectureRulesTest {

    private static final JavaClasses VIOLATIONS =
            new ClassFileImporter().importPackages("com.thebabesclub.violation");

    private static final Map<ArchRule, String> FOUND =
            Map.ofEntries(
                    Map.entry(ArchitectureRules.sharedRoomsKnowNoService, "Everything.service"),
                    Map.entry(ArchitectureRules.checkoutKnowsNoOtherService, "webhook.Webhook"),
                    Map.entry(ArchitectureRules.webhookKnowsNoOtherService, "dashboard.Dashboard"),
                    Map.entry(ArchitectureRules.dashboardKnowsNoOtherService, "sync.run.Sync"),
                    Map.entry(ArchitectureRules.syncKnowsNoOtherService, "checkout.Checkout"),
                    Map.entry(ArchitectureRules.onlyTheTableKnowsDynamoDb, "Everything.dynamoDb"),
                    Map.entry(ArchitectureRules.onlySecretsKnowSsm, "Everything.ssm"),
                    Map.entry(ArchitectureRules.nobodySpeaksToAwsByHand, "Everything.client"),
                    Map.entry(
                            ArchitectureRules.nobodyOpensConnectionsByHand, "Everything.connects"),
                    Map.entry(ArchitectureRules.onlySignersSign, "Everything.signs"),
                    Map.entry(ArchitectureRules.oneWayIn, "SecondHandler"),
                    Map.entry(ArchitectureRules.everyRouteHasATimeLimit, "UnlimitedController"),
                    Map.entry(ArchitectureRules.onlyStripeKnowsStripe, "Everything.stripe"),
                    Map.entry(ArchitectureRules.onlyTheEdgeKnowsLambda, "Everything.lambda"),
                    Map.entry(
                            ArchitectureRules.onlyTheCutOverAndTheReindexingScan,
                            "Everything.scans"),
                    Map.entry(ArchitectureRules.macsAreComparedInConstantTime, "Everything.signs"),
                    Map.entry(
                            ArchitectureRules.bytesAreComparedInConstantTime,
                            "Everything.comparesBytes"),
                    Map.entry(
                            ArchitectureRules.nothingReadChoosesItsClass,
                            "Everything.choosesItsClass"),
                    Map.entry(ArchitectureRules.pureRoomsKnowNoFramework, "domain.Frameworked"),
                    Map.entry(ArchitectureRules.roomsHaveNoCircle, "Cycle detected"),
                    Map.entry(ArchitectureRules.nothingBlocks, "Everything.blocks"),
                    Map.entry(ArchitectureRules.nobodyDelaysErrors, "Everything.delaysErrors"),
                    Map.entry(ArchitectureRules.everyPackageIsNullMarked, "unmarked.Unmarked"));

    @Test
    void eachRuleFindsItsViolation() {
        FOUND.forEach(
                (rule, found) ->
                        assertThatThrownBy(() -> rule.check(VIOLATIONS))
                                .as(rule.getDescription())
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining(found));
    }

    /** The clock's rule has a test of its own. */
    @Test
    void everyRuleHasItsViolation() {
        assertThat(
                        Stream.of(ArchitectureRules.class.getFields())
                                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                                .map(ArchitectureRulesTest::rule))
                .filteredOn(rule -> !rule.equals(ArchitectureRules.timeAndChanceAreGiven))
                .containsExactlyInAnyOrderElementsOf(FOUND.keySet());
    }

    /** By a call, and by what a call takes. */
    @Test
    void everyWayToScanIsFound() {
        assertThatThrownBy(
                        () ->
                                ArchitectureRules.onlyTheCutOverAndTheReindexingScan.check(
                                        VIOLATIONS))
                .hasMessageContainingAll("Everything.scans(", "Everything.everything()");
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

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.getName(), e);
        }
    }
}
