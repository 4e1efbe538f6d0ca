package com.thebabesclub.commerce.deploy.console;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.IConstruct;

import java.util.List;

/** What of cdk-nag's rules is meant otherwise about the console. */
final class ConsoleReview {

    /** The id that the CDK gives to the function that fills buckets. */
    private static final String UPLOADER = "Custom::CDKBucketDeployment";

    private ConsoleReview() {}

    static void in(Stack stack, Bucket bucket, Distribution distribution) {
        NagSuppressions.addResourceSuppressions(
                bucket,
                List.of(
                        meant(
                                "AwsSolutions-S1",
                                "It holds public pages, read by CloudFront alone")));
        NagSuppressions.addResourceSuppressions(
                distribution,
                List.of(
                        meant(
                                "AwsSolutions-CFR1",
                                "Operators travel; a token is what lets them in"),
                        meant(
                                "AwsSolutions-CFR2",
                                "The pages are static, and the API behind has a firewall of its own"),
                        meant(
                                "AwsSolutions-CFR3",
                                "Calls are in the API's own log, pages say nothing")));
        stack.getNode().getChildren().stream()
                .filter(child -> child.getNode().getId().startsWith(UPLOADER))
                .forEach(ConsoleReview::uploader);
    }

    private static void uploader(IConstruct function) {
        NagSuppressions.addResourceSuppressions(
                function,
                List.of(
                        meant("AwsSolutions-IAM4", "The CDK's own function, with its usual policy"),
                        meant(
                                "AwsSolutions-IAM5",
                                "It reads the CDK's assets and fills one bucket"),
                        meant("AwsSolutions-L1", "The CDK chooses the runtime of its function")),
                true);
    }

    private static NagPackSuppression meant(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
