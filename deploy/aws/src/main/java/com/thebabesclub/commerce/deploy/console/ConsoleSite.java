package com.thebabesclub.commerce.deploy.console;

import com.thebabesclub.commerce.deploy.Artifacts.ConsoleFiles;
import com.thebabesclub.commerce.deploy.api.ShopApi;
import com.thebabesclub.commerce.deploy.stage.ConsoleStage;
import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.HttpOriginProps;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;

import java.util.List;
import java.util.Map;

/**
 * CloudFront before a private bucket with the pages. What they ask of {@code /admin/*} goes to the
 * API from the same origin, so that no CORS and no second host is in the way.
 */
public final class ConsoleSite {

    private ConsoleSite() {}

    public static void in(
            Stack stack,
            StageSettings settings,
            ConsoleStage console,
            ShopApi api,
            ConsoleFiles files) {
        Bucket bucket =
                Bucket.Builder.create(stack, "ConsolePages")
                        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                        .encryption(BucketEncryption.S3_MANAGED)
                        .enforceSsl(true)
                        .removalPolicy(settings.whatIsLeft())
                        .build();
        Distribution distribution =
                Distribution.Builder.create(stack, "Console")
                        .comment("The operator's console, " + settings.environment().label())
                        .domainNames(List.of(console.host()))
                        .certificate(
                                Certificate.fromCertificateArn(
                                        stack, "ConsoleCertificate", console.certificate()))
                        .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                        .httpVersion(HttpVersion.HTTP2_AND_3)
                        .priceClass(PriceClass.PRICE_CLASS_100)
                        .defaultRootObject("index.html")
                        .defaultBehavior(pages(stack, bucket, console, files))
                        .additionalBehaviors(Map.of("/admin/*", admin(settings, api)))
                        .build();
        ConsoleUpload.in(stack, bucket, distribution, console, files);
        ConsoleReview.in(stack, bucket, distribution);
        console.hostedZone()
                .ifPresent(zone -> ConsoleRecords.in(stack, console, zone, distribution));
        CfnOutput.Builder.create(stack, "ConsoleTarget")
                .description("Where the DNS of " + console.host() + " must point, by a CNAME")
                .value(distribution.getDistributionDomainName())
                .build();
    }

    private static BehaviorOptions pages(
            Stack stack, Bucket bucket, ConsoleStage console, ConsoleFiles files) {
        return BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl(bucket))
                .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(ConsoleHeaders.in(stack, console, files.policy()))
                .build();
    }

    /** All that the browser sends but the host, {@code Authorization} too; nothing is kept. */
    private static BehaviorOptions admin(StageSettings settings, ShopApi api) {
        return BehaviorOptions.builder()
                .origin(
                        new HttpOrigin(
                                Fn.select(2, Fn.split("/", api.url())),
                                HttpOriginProps.builder()
                                        .originPath("/" + settings.apiStage())
                                        .build()))
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .build();
    }
}
