package com.thebabesclub.commerce.table.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionSizeLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

import java.io.IOException;

/** DynamoDB's errors, as the exceptions that the SDK has for them. */
final class Refusals {

    private Refusals() {}

    /** The exception of a code, with what else the body says, such as the item that stands. */
    static AwsServiceException.Builder of(String code, byte[] body) {
        AwsServiceException.Builder exception = builder(code);
        if (exception.sdkFields().isEmpty()) {
            return exception;
        }
        try {
            AnswerJson.read(body, exception);
            return exception;
        } catch (IOException e) {
            throw new IllegalStateException("an error is not what DynamoDB sends", e);
        }
    }

    private static AwsServiceException.Builder builder(String code) {
        return switch (code) {
            case "ConditionalCheckFailedException" -> ConditionalCheckFailedException.builder();
            case "TransactionCanceledException" -> TransactionCanceledException.builder();
            case "TransactionConflictException" -> TransactionConflictException.builder();
            case "TransactionInProgressException" -> TransactionInProgressException.builder();
            case "ProvisionedThroughputExceededException" ->
                    ProvisionedThroughputExceededException.builder();
            case "RequestLimitExceeded" -> RequestLimitExceededException.builder();
            case "ThrottlingException" -> ThrottlingException.builder();
            case "ResourceNotFoundException" -> ResourceNotFoundException.builder();
            case "InternalServerError" -> InternalServerErrorException.builder();
            case "ItemCollectionSizeLimitExceededException" ->
                    ItemCollectionSizeLimitExceededException.builder();
            case "IdempotentParameterMismatchException" ->
                    IdempotentParameterMismatchException.builder();
            case "ReplicatedWriteConflictException" -> ReplicatedWriteConflictException.builder();
            default -> DynamoDbException.builder();
        };
    }
}
