package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/**
 * A service as a Lambda function behind API Gateway, be it a REST API (proxy events, payload 1) or
 * an HTTP API (payload 2): each event tells which.
 */
public final class ApiHandler implements RequestStreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    /** What Lambda takes as an answer, in bytes. */
    private static final int LIMIT = 6 * 1024 * 1024;

    private final ApiGatewayProxyRequestEventFunction function;
    private final AdapterProblems problems;
    private final Clock clock;

    /** For the Lambda runtime. */
    public ApiHandler() {
        this(LambdaStart.context());
    }

    public ApiHandler(ApplicationContext context) {
        function = new ApiGatewayProxyRequestEventFunction(context);
        problems = context.getBean(AdapterProblems.class);
        clock = context.getBean(Clock.class);
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
        Invocation invocation = Invocation.of(context, clock);
        GatewayAnswer whole = answer(event.readAllBytes(), invocation, context);
        byte[] json = whole.json();
        answer.write(json.length > LIMIT ? withoutBody(whole, invocation).json() : json);
    }

    private GatewayAnswer answer(byte[] json, Invocation invocation, Context context) {
        GatewayEvent event = GatewayEvents.read(json);
        return GatewayAnswer.of(
                invocation.during(() -> function.handleRequest(event.request(), context)),
                event.payload());
    }

    private GatewayAnswer withoutBody(GatewayAnswer answer, Invocation invocation) {
        LOG.atError()
                .addKeyValue("requestId", invocation.requestId())
                .log("Answer over Lambda's limit");
        return answer.replacedBy(problems.answerTooLarge(invocation.requestId()));
    }
}
