package com.thebabesclub.commerce.deploy.table;

import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.kms.IKey;

import java.util.Optional;

/**
 * The shop's one table.
 *
 * @param key the ARN of the key of its own that it lies under, if any
 */
public record ShopTable(String name, String arn, Optional<String> key) {

    private static final int DAYS_OF_RECOVERY = 35;

    /** The table that is there already, or a new one that outlives the stack. */
    public static ShopTable in(Stack stack, StageSettings settings, IKey key) {
        return settings.table()
                .map(
                        existing ->
                                new ShopTable(
                                        existing.name(),
                                        arn(stack, existing.name()),
                                        existing.key()))
                .orElseGet(() -> made(stack, settings, key));
    }

    private static ShopTable made(Stack stack, StageSettings settings, IKey key) {
        String name = "babesclub-commerce" + settings.suffix();
        Table.Builder.create(stack, "Table")
                .tableName(name)
                .partitionKey(text("PK"))
                .sortKey(text("SK"))
                .timeToLiveAttribute("expiresAt")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(
                        PointInTimeRecoverySpecification.builder()
                                .pointInTimeRecoveryEnabled(true)
                                .recoveryPeriodInDays(DAYS_OF_RECOVERY)
                                .build())
                .encryption(TableEncryption.CUSTOMER_MANAGED)
                .encryptionKey(key)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        return new ShopTable(name, arn(stack, name), Optional.of(key.getKeyArn()));
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private static String arn(Stack stack, String name) {
        return "arn:%s:dynamodb:%s:%s:table/%s"
                .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount(), name);
    }
}
