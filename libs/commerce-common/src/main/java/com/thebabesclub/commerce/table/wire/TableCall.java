package com.thebabesclub.commerce.table.wire;

import com.thebabesclub.commerce.aws.Operation;
import com.thebabesclub.commerce.aws.Wire;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One call of DynamoDB, from and to the classes of the SDK. */
final class TableCall<B extends SdkBuilder<B, T> & SdkPojo, T> implements Operation<T> {

    private final String name;
    private final AwsRequest request;
    private final B builder;

    private TableCall(String name, AwsRequest request, B builder) {
        this.name = name;
        this.request = request;
        this.builder = builder;
    }

    /**
     * Begins a call and does not wait.
     *
     * @param name of the operation, as DynamoDB has it
     * @param builder of the answer
     */
    static <B extends SdkBuilder<B, T> & SdkPojo, T> CompletableFuture<T> begin(
            Wire wire, String name, AwsRequest request, B builder) {
        return wire.call(new TableCall<>(name, request, builder), limit(request, wire));
    }

    private static Duration limit(AwsRequest request, Wire wire) {
        Optional<AwsRequestOverrideConfiguration> own = request.overrideConfiguration();
        if (own.isPresent() && own.get().apiCallTimeout().isPresent()) {
            return own.get().apiCallTimeout().get();
        }
        return wire.limits().call();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] request() throws IOException {
        return RequestJson.of(request);
    }

    @Override
    public T read(byte[] answer) throws IOException {
        AnswerJson.read(answer, builder);
        return builder.build();
    }

    @Override
    public AwsServiceException.Builder refusal(String code, byte[] body) {
        return Refusals.of(code, body);
    }
}
