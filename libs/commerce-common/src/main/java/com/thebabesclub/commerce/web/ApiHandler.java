package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyEventHandler;
import io.micronaut.http.HttpStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A service as a Lambda function behind API Gateway, be it a REST API (proxy events, payload 1) or
 * an HTTP API (payload 2): each event tells which.
 */
public final class ApiHandler implements RequestStreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    /** What Lambda takes as an answer, in bytes. */
    private static final int LIMIT = 6 * 1024 * 1024;

    private static final Duration PRIMING = Duration.ofSeconds(5);

    private final ApiGatewayProxyEventHandler adapter;
    private final Clock clock;
    private final Optional<SnapStart> snapStart;

    /** For the Lambda runtime. */
    public ApiHandler() {
        this(LambdaStart.context());
    }

    public ApiHandler(ApplicationContext context) {
        adapter = new ApiGatewayProxyEventHandler(context);
        Runtime.getRuntime().addShutdownHook(new Thread(context::close));
        clock = context.getBean(Clock.class);
        snapStart = SnapStart.of(context, this::prime);
    }

    /** The hooks, where the process is to be frozen into a snapshot. */
    Optional<SnapStart> snapStart() {
        return snapStart;
    }

    /**
     * Answers the event.
     *
     * @throws NotAnApiEvent where the event is none of API Gateway's, so that Lambda counts an
     *     error
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        answer.write(answer(event.readAllBytes(), context));
    }

    byte[] answer(byte[] event, Context context) {
        Invocation invocation = Invocation.of(context, clock);
        GatewayAnswer whole = answer(event, invocation);
        byte[] json = whole.json();
        return json.length > LIMIT ? withoutBody(whole, invocation).json() : json;
    }

    void prime(String event) {
        Invocation invocation = new Invocation("priming", clock.instant().plus(PRIMING));
        if (answer(event.getBytes(StandardCharsets.UTF_8), invocation).json().length == 0) {
            throw new IllegalStateException("no answer");
        }
    }

    private GatewayAnswer answer(byte[] json, Invocation invocation) {
        GatewayEvent event = GatewayEvents.read(json);
        return GatewayAnswer.of(
                invocation.during(() -> exchanged(event.request())), event.payload());
    }

    private APIGatewayProxyResponseEvent exchanged(APIGatewayProxyRequestEvent request) {
        return adapter.exchange(request, new APIGatewayProxyResponseEvent())
                .getResponse()
                .getNativeResponse();
    }

    private GatewayAnswer withoutBody(GatewayAnswer answer, Invocation invocation) {
        LOG.atError()
                .addKeyValue("requestId", invocation.requestId())
                .log("Answer over Lambda's limit");
        Problem internal = Problems.of(HttpStatus.INTERNAL_SERVER_ERROR);
        return answer.replacedBy(ProblemJson.of(ProblemReply.of(internal, invocation.requestId())));
    }
}
