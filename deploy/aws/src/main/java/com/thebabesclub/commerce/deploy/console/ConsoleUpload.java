package com.thebabesclub.commerce.deploy.console;

import com.thebabesclub.commerce.deploy.Artifacts.ConsoleFiles;
import com.thebabesclub.commerce.deploy.stage.ConsoleStage;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.ISource;
import software.amazon.awscdk.services.s3.deployment.Source;

import java.util.List;
import java.util.Map;

/**
 * Brings the pages into the bucket: first what they are made of, whose names change with their
 * content, then the page that names it. Older files stay for whoever has an older page open.
 */
final class ConsoleUpload {

    private ConsoleUpload() {}

    static void in(
            Stack stack,
            Bucket bucket,
            Distribution distribution,
            ConsoleStage console,
            ConsoleFiles files) {
        BucketDeployment assets =
                BucketDeployment.Builder.create(stack, "ConsoleAssets")
                        .sources(List.of(without(files, "index.html")))
                        .destinationBucket(bucket)
                        .cacheControl(
                                List.of(
                                        CacheControl.fromString(
                                                "public, max-age=31536000, immutable")))
                        .prune(false)
                        .build();
        BucketDeployment.Builder.create(stack, "ConsoleIndex")
                .sources(List.of(without(files, "assets"), settings(console)))
                .destinationBucket(bucket)
                .cacheControl(List.of(CacheControl.noCache()))
                .prune(false)
                .distribution(distribution)
                .distributionPaths(List.of("/", "/index.html", "/console.json"))
                .build()
                .getNode()
                .addDependency(assets);
    }

    private static ISource without(ConsoleFiles files, String name) {
        return Source.asset(
                files.pages().toString(), AssetOptions.builder().exclude(List.of(name)).build());
    }

    private static ISource settings(ConsoleStage console) {
        return Source.jsonData(
                "console.json",
                Map.of("issuer", console.issuer().toString(), "clientId", console.client()));
    }
}
