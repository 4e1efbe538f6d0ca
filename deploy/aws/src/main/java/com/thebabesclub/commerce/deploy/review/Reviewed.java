package com.thebabesclub.commerce.deploy.review;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;

import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

import java.util.List;

/**
 * The stack under the rules of cdk-nag's AWS Solutions. What is meant otherwise is listed here,
 * with the reason.
 */
public final class Reviewed {

    private Reviewed() {}

    /** What was found in a synthesised stack, a line each. */
    @SuppressWarnings("deprecation") // The messages' class moves to another package; no other yet.
    public static List<String> findings(CloudFormationStackArtifact stack) {
        return stack.getMessages().stream()
                .map(message -> message.getId() + " " + message.getEntry().getData())
                .toList();
    }

    /** Has the stack checked at its synthesis. */
    public static void as(Stack stack) {
        Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        NagSuppressions.addStackSuppressions(
                stack,
                List.of(
                        meant(
                                "AwsSolutions-APIG4",
                                "Who may call is for the services to say: the dashboard's routes"
                                        + " check a token of the shop's own issuer, the checkout's"
                                        + " are open by their purpose, and Stripe signs"),
                        meant(
                                "AwsSolutions-COG4",
                                "The shop has an issuer of its own and no Cognito user pool"),
                        meant(
                                "AwsSolutions-IAM5",
                                "Resource::*",
                                "X-Ray knows no resources; ShopRoleTest holds that nothing else has"
                                        + " this one"),
                        meant(
                                "AwsSolutions-IAM4",
                                "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/"
                                        + "AmazonAPIGatewayPushToCloudWatchLogs",
                                "The gateway takes a role with this policy for its log and no"
                                        + " other"),
                        meant(
                                "AwsSolutions-SQS3",
                                "Both queues are dead-letter queues themselves")));
    }

    private static NagPackSuppression meant(String rule, String finding, String reason) {
        return NagPackSuppression.builder()
                .id(rule)
                .appliesTo(List.of(finding))
                .reason(reason)
                .build();
    }

    private static NagPackSuppression meant(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
