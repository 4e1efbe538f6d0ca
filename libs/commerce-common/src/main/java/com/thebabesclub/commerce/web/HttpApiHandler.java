package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

import java.time.Clock;

/** A service as a Lambda function behind an HTTP API (proxy events, payload 2). */
public final class HttpApiHandler extends APIGatewayV2HTTPEventFunction {

    private final Clock clock;

    /** For the Lambda runtime. */
    public HttpApiHandler() {
        this(LambdaStart.context());
    }

    public HttpApiHandler(ApplicationContext context) {
        super(context);
        this.clock = context.getBean(Clock.class);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        withoutStage(event.getRequestContext());
        return Invocation.of(context, clock).during(() -> super.handleRequest(event, context));
    }

    /** A named stage stands in the path, {@code /prod/cart/quote}, and would match no route. */
    private static void withoutStage(APIGatewayV2HTTPEvent.RequestContext context) {
        String stage = "/" + context.getStage();
        String path = context.getHttp().getPath();
        if (path.startsWith(stage + "/")) {
            context.getHttp().setPath(path.substring(stage.length()));
        }
    }
}
