package com.thebabesclub.commerce.aws;

/** The services that are called without the SDK's clients, and how their protocols differ. */
public enum Service {
    DYNAMODB(
            "DynamoDb",
            "dynamodb",
            "DynamoDB_20120810.",
            "application/x-amz-json-1.0",
            "AWS_ENDPOINT_URL_DYNAMODB"),
    SSM("Ssm", "ssm", "AmazonSSM.", "application/x-amz-json-1.1", "AWS_ENDPOINT_URL_SSM");

    private final String title;
    private final String id;
    private final String target;
    private final String contentType;
    private final String endpointVariable;

    Service(String title, String id, String target, String contentType, String endpointVariable) {
        this.title = title;
        this.id = id;
        this.target = target;
        this.contentType = contentType;
        this.endpointVariable = endpointVariable;
    }

    /** As the SDK calls it in its exceptions. */
    String title() {
        return title;
    }

    /** As signatures and the names of its hosts have it. */
    String id() {
        return id;
    }

    /** The value of {@code X-Amz-Target} for one of its operations. */
    String target(String operation) {
        return target + operation;
    }

    String contentType() {
        return contentType;
    }

    /** The variable that names another endpoint for this service alone. */
    String endpointVariable() {
        return endpointVariable;
    }
}
