package com.thebabesclub.commerce.deploy.key;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;

import java.util.List;
import java.util.Map;

/**
 * One key for table, queues, topic and logs. Its own policy admits the services of AWS that write
 * for us; functions are admitted by their roles.
 */
public final class ShopKey {

    private ShopKey() {}

    /** The key, which outlives the stack: what it has encrypted can be read by it alone. */
    public static Key in(Stack stack) {
        Key key =
                Key.Builder.create(stack, "Key")
                        .description("The Babes Club: table, queues, topic and logs")
                        .enableKeyRotation(true)
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build();
        admit(key, "logs." + stack.getRegion() + ".amazonaws.com", logsOf(stack));
        admit(key, "cloudwatch.amazonaws.com", ownAccount(stack));
        admit(key, "events.amazonaws.com", ownAccount(stack));
        return key;
    }

    private static void admit(
            Key key, String service, Map<String, Map<String, String>> conditions) {
        key.addToResourcePolicy(
                PolicyStatement.Builder.create()
                        .principals(List.of(ServicePrincipal.Builder.create(service).build()))
                        .actions(List.of("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"))
                        .resources(List.of("*"))
                        .conditions(conditions)
                        .build());
    }

    private static Map<String, Map<String, String>> ownAccount(Stack stack) {
        return Map.of("StringEquals", Map.of("aws:SourceAccount", stack.getAccount()));
    }

    private static Map<String, Map<String, String>> logsOf(Stack stack) {
        String groups =
                "arn:%s:logs:%s:%s:log-group:*"
                        .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount());
        return Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups));
    }
}
