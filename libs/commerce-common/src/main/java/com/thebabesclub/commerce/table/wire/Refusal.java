package com.thebabesclub.commerce.table.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
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

/** An answer that is an error, as the exception that the SDK has for it. */
final class Refusal {

    private String code = "";
    private String message = "";

    private Refusal() {}

    static AwsServiceException of(Answer answer) {
        Refusal refusal = new Refusal();
        boolean readable = refusal.read(answer.body());
        if (!answer.errorType().isEmpty()) {
            refusal.code = code(answer.errorType());
        }
        AwsServiceException.Builder exception = builder(refusal.code);
        if (readable && !exception.sdkFields().isEmpty()) {
            fill(exception, answer.body());
        }
        return exception
                .statusCode(answer.status())
                .requestId(answer.requestId())
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode(refusal.code)
                                .errorMessage(refusal.message)
                                .serviceName("DynamoDb")
                                .build())
                .build();
    }

    /** False where the body is not what DynamoDB sends: something before it answered. */
    private boolean read(byte[] body) {
        if (body.length == 0) {
            return false;
        }
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "__type" -> code = code(json.getValueAsString(""));
                    case "message", "Message" -> message = json.getValueAsString("");
                    default -> {}
                }
                json.skipChildren();
            }
            return true;
        } catch (IOException notJson) {
            return false;
        }
    }

    /** {@code com.amazonaws.dynamodb.v20120810#Code:where} is {@code Code}. */
    private static String code(String type) {
        String name = type.substring(type.indexOf('#') + 1);
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    private static void fill(SdkPojo exception, byte[] body) {
        try {
            AnswerJson.read(body, exception);
        } catch (IOException e) {
            throw new IllegalStateException("it was read before", e);
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
