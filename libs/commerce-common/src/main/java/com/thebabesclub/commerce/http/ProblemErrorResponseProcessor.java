package com.thebabesclub.commerce.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of every answer that is not a success, whoever of the framework's many handlers asks for
 * it, and a line of the log where the failure is a fault of ours.
 */
@Singleton
public final class ProblemErrorResponseProcessor implements ErrorResponseProcessor<ProblemReply> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorResponseProcessor.class);

    private final RequestContextFactory contexts;

    ProblemErrorResponseProcessor(RequestContextFactory contexts) {
        this.contexts = contexts;
    }

    @Override
    public MutableHttpResponse<ProblemReply> processResponse(
            ErrorContext context, MutableHttpResponse<?> stock) {
        HttpStatus status = HttpStatus.valueOf(stock.code());
        MutableHttpResponse<ProblemReply> response =
                context.getRootCause()
                        .map(failure -> response(context.getRequest(), failure, status))
                        .orElseGet(() -> response(context.getRequest(), ProblemMapper.of(status)));
        stock.getHeaders().getFirst("Allow").ifPresent(allow -> response.header("Allow", allow));
        return response;
    }

    /**
     * The answer to a request that failed.
     *
     * @param stock the status for a failure that is none of ours
     */
    MutableHttpResponse<ProblemReply> response(
            HttpRequest<?> request, Throwable failure, HttpStatus stock) {
        Problem problem = ProblemMapper.of(failure, stock);
        if (problem.status().getCode() >= 500) {
            contexts.of(request)
                    .trace()
                    .mark(LOG.atError())
                    .addKeyValue("code", problem.code())
                    .setCause(failure)
                    .log("Request failed");
        }
        return response(request, problem);
    }

    public MutableHttpResponse<ProblemReply> response(HttpRequest<?> request, Problem problem) {
        String requestId = contexts.of(request).trace().requestId();
        MutableHttpResponse<ProblemReply> response = HttpResponse.status(problem.status());
        problem.headers().forEach(response::header);
        return response.header(RequestLogFilter.ID, requestId)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(ProblemReply.of(problem, requestId));
    }
}
