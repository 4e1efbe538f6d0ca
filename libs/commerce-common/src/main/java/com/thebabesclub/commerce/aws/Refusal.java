package com.thebabesclub.commerce.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.io.IOException;

/** An answer that is an error, as an exception of the SDK. */
final class Refusal {

    private static final byte[] NOTHING = {};

    private String code = "";
    private String message = "";

    private Refusal() {}

    static AwsServiceException of(Service service, Operation<?> operation, Answer answer) {
        Refusal refusal = new Refusal();
        boolean readable = refusal.read(answer.body());
        if (!answer.errorType().isEmpty()) {
            refusal.code = code(answer.errorType());
        }
        return operation
                .refusal(refusal.code, readable ? answer.body() : NOTHING)
                .statusCode(answer.status())
                .requestId(answer.requestId())
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode(refusal.code)
                                .errorMessage(refusal.message)
                                .serviceName(service.title())
                                .build())
                .build();
    }

    /** False where the body is not what a service sends: something before it answered. */
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
}
