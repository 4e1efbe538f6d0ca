package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.thebabesclub.commerce.runtime.tracing.RequestTracer;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyEventHandler;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A service as a Lambda function behind API Gateway, be it a REST API (payload 1) or an HTTP API
 * (payload 2): each event tells which. The framework's own handler answers; what it does wrong is
 * put right in the event and in the answer, by the classes that this one names.
 *
 * <p>It reads and writes with the mapper of the service. The serializer that the framework offers
 * to Lambda's runtime starts an application context of its own for that, at each cold start.
 */
public final class ApiHandler implements RequestStreamHandler {

    private static final Argument<JsonNode> TREE = Argument.of(JsonNode.class);
    private static final Argument<APIGatewayProxyRequestEvent> REST =
            Argument.of(APIGatewayProxyRequestEvent.class);
    private static final Argument<HttpApiEvent> HTTP = Argument.of(HttpApiEvent.class);

    /** To hand spans over before the function is frozen. */
    private static final Duration FLUSH = Duration.ofSeconds(1);

    private static final Duration REHEARSAL = Duration.ofSeconds(5);

    private final ApiGatewayProxyEventHandler handler;
    private final FallbackResponseWriter fallback;
    private final ResponseSizeLimit limit;
    private final JsonMapper json;
    private final Clock clock;
    private final Optional<RequestTracer> tracer;

    /** For the Lambda runtime. */
    public ApiHandler() {
        this(FunctionContextFactory.context());
    }

    public ApiHandler(ApplicationContext context) {
        handler = context.getBean(ApiGatewayProxyEventHandler.class);
        json = context.getBean(JsonMapper.class);
        fallback = context.getBean(FallbackResponseWriter.class);
        limit = new ResponseSizeLimit(json, fallback);
        clock = context.getBean(Clock.class);
        tracer = context.findBean(RequestTracer.class);
    }

    /**
     * Answers the event.
     *
     * @throws UnsupportedEventException where the event is none of API Gateway's, so that Lambda
     *     counts an error
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        try {
            handle(input, output, LambdaInvocation.of(context, clock));
        } finally {
            tracer.ifPresent(spans -> spans.flush(FLUSH));
        }
    }

    /** Answers the event to nobody. */
    void rehearse(String event) {
        try (InputStream input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))) {
            handle(
                    input,
                    OutputStream.nullOutputStream(),
                    new LambdaInvocation("rehearsal", clock.instant().plus(REHEARSAL)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(InputStream input, OutputStream output, LambdaInvocation lambdaInvocation)
            throws IOException {
        JsonNode event = event(input);
        if (isOfAnHttpApi(event)) {
            APIGatewayProxyRequestEvent request = read(event, HTTP).asRest();
            json.writeValue(output, HttpApiResponseMapper.of(answer(request, lambdaInvocation)));
        } else {
            json.writeValue(output, answer(read(event, REST), lambdaInvocation));
        }
    }

    private static boolean isOfAnHttpApi(JsonNode event) {
        @Nullable JsonNode version = event.get("version");
        return version != null && version.isString() && version.getStringValue().equals("2.0");
    }

    private APIGatewayProxyResponseEvent answer(
            APIGatewayProxyRequestEvent request, LambdaInvocation lambdaInvocation) {
        APIGatewayProxyRequestEvent corrected =
                GatewayEventAcceptNormalizer.corrected(
                        GatewayEventBodyNormalizer.corrected(
                                GatewayEventPathNormalizer.corrected(request)));
        return limit.applied(
                fallback.answered(
                        corrected, lambdaInvocation, () -> exchanged(corrected, lambdaInvocation)),
                lambdaInvocation);
    }

    private APIGatewayProxyResponseEvent exchanged(
            APIGatewayProxyRequestEvent request, LambdaInvocation lambdaInvocation) {
        return lambdaInvocation.during(() -> exchanged(request));
    }

    private APIGatewayProxyResponseEvent exchanged(APIGatewayProxyRequestEvent request) {
        return handler.exchange(request, new APIGatewayProxyResponseEvent())
                .getResponse()
                .getNativeResponse();
    }

    private JsonNode event(InputStream input) {
        try {
            @Nullable JsonNode event = json.readValue(input, TREE);
            if (event != null && event.isObject()) {
                return event;
            }
        } catch (IOException e) {
            throw new UnsupportedEventException("it is no JSON");
        }
        throw new UnsupportedEventException("it is no JSON object");
    }

    private <T> T read(JsonNode event, Argument<T> type) {
        try {
            return json.readValueFromTree(event, type);
        } catch (IOException e) {
            throw new UnsupportedEventException("a part of it is of another sort");
        }
    }
}
