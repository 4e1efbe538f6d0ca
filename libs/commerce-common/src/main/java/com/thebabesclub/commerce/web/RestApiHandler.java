package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;

import java.time.Clock;

/** A service as a Lambda function behind a REST API (proxy events, payload 1). */
public final class RestApiHandler extends ApiGatewayProxyRequestEventFunction {

    private final Clock clock;

    /** For the Lambda runtime. */
    public RestApiHandler() {
        this(LambdaStart.context());
    }

    public RestApiHandler(ApplicationContext context) {
        super(context);
        this.clock = context.getBean(Clock.class);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent event, Context context) {
        return Invocation.of(context, clock).during(() -> super.handleRequest(event, context));
    }
}
