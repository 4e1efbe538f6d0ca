package com.thebabesclub.commerce.deploy.edge;

import software.amazon.awscdk.services.wafv2.CfnWebACL.AndStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BodyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ByteMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CountActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.NotStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionOverrideProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.SizeConstraintStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;

import java.util.List;
import java.util.Map;

/**
 * The firewall's rules. The webhook is outside those that would turn Stripe away: it sends many
 * events from few addresses, large ones, with names and texts that customers chose. What it sends
 * is signed, to the last byte.
 */
final class Rules {

    /** Requests of one address in five minutes. */
    private static final int RATE = 1_000;

    /** What the services take. */
    private static final int BODY_BYTES = 32 * 1024;

    private Rules() {}

    static RuleProperty rate() {
        return blocking(
                0,
                "rate-of-an-address",
                StatementProperty.builder()
                        .rateBasedStatement(
                                RateBasedStatementProperty.builder()
                                        .limit(RATE)
                                        .aggregateKeyType("IP")
                                        .scopeDownStatement(notTheWebhook())
                                        .build())
                        .build());
    }

    static RuleProperty bodySize() {
        return blocking(
                1,
                "size-of-the-body",
                StatementProperty.builder()
                        .andStatement(
                                AndStatementProperty.builder()
                                        .statements(List.of(notTheWebhook(), largeBody()))
                                        .build())
                        .build());
    }

    static RuleProperty reputation() {
        return managed(2, "AWSManagedRulesAmazonIpReputationList", everything());
    }

    static RuleProperty knownBad() {
        return managed(3, "AWSManagedRulesKnownBadInputsRuleSet", exceptTheWebhook());
    }

    /** Its own limit of 8 KB for a body is below what our carts may have. */
    static RuleProperty common() {
        return managed(
                4,
                "AWSManagedRulesCommonRuleSet",
                exceptTheWebhook()
                        .ruleActionOverrides(
                                List.of(
                                        RuleActionOverrideProperty.builder()
                                                .name("SizeRestrictions_BODY")
                                                .actionToUse(
                                                        RuleActionProperty.builder()
                                                                .count(
                                                                        CountActionProperty
                                                                                .builder()
                                                                                .build())
                                                                .build())
                                                .build())));
    }

    static VisibilityConfigProperty visible(String metric) {
        return VisibilityConfigProperty.builder()
                .metricName(metric)
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .build();
    }

    private static RuleProperty blocking(int priority, String name, StatementProperty statement) {
        return RuleProperty.builder()
                .priority(priority)
                .name(name)
                .statement(statement)
                .action(
                        RuleActionProperty.builder()
                                .block(BlockActionProperty.builder().build())
                                .build())
                .visibilityConfig(visible(name))
                .build();
    }

    private static RuleProperty managed(
            int priority, String group, ManagedRuleGroupStatementProperty.Builder statement) {
        return RuleProperty.builder()
                .priority(priority)
                .name(group)
                .statement(
                        StatementProperty.builder()
                                .managedRuleGroupStatement(
                                        statement.vendorName("AWS").name(group).build())
                                .build())
                .overrideAction(OverrideActionProperty.builder().none(Map.of()).build())
                .visibilityConfig(visible(group))
                .build();
    }

    private static ManagedRuleGroupStatementProperty.Builder everything() {
        return ManagedRuleGroupStatementProperty.builder();
    }

    private static ManagedRuleGroupStatementProperty.Builder exceptTheWebhook() {
        return everything().scopeDownStatement(notTheWebhook());
    }

    /** By its end: what the path begins with depends on the domain. */
    private static StatementProperty notTheWebhook() {
        StatementProperty webhook =
                StatementProperty.builder()
                        .byteMatchStatement(
                                ByteMatchStatementProperty.builder()
                                        .searchString("/stripe/webhook")
                                        .positionalConstraint("ENDS_WITH")
                                        .fieldToMatch(
                                                FieldToMatchProperty.builder()
                                                        .uriPath(Map.of())
                                                        .build())
                                        .textTransformations(asItIs())
                                        .build())
                        .build();
        return StatementProperty.builder()
                .notStatement(NotStatementProperty.builder().statement(webhook).build())
                .build();
    }

    private static StatementProperty largeBody() {
        return StatementProperty.builder()
                .sizeConstraintStatement(
                        SizeConstraintStatementProperty.builder()
                                .size(BODY_BYTES)
                                .comparisonOperator("GT")
                                .fieldToMatch(
                                        FieldToMatchProperty.builder()
                                                .body(
                                                        BodyProperty.builder()
                                                                .oversizeHandling("MATCH")
                                                                .build())
                                                .build())
                                .textTransformations(asItIs())
                                .build())
                .build();
    }

    private static List<TextTransformationProperty> asItIs() {
        return List.of(TextTransformationProperty.builder().priority(0).type("NONE").build());
    }
}
