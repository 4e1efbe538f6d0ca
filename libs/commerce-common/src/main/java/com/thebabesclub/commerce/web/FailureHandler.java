package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.log.Trace;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever a route or a filter threw, and logs it where it is a fault of ours. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class FailureHandler implements ExceptionHandler<Exception, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    private final ProblemResponses responses;
    private final RequestTraces traces;

    FailureHandler(ProblemResponses responses, RequestTraces traces) {
        this.responses = responses;
        this.traces = traces;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Exception failure) {
        return answer(request, failure);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Exception failure) {
        Problem problem = Problems.of(failure, HttpStatus.INTERNAL_SERVER_ERROR);
        log(traces.of(request), problem, failure);
        return responses.response(request, problem);
    }

    /** A line where the failure is a fault of ours. */
    static void log(Trace trace, Problem problem, Exception failure) {
        if (problem.status().getCode() >= 500) {
            trace.mark(LOG.atError())
                    .addKeyValue("code", problem.code())
                    .setCause(failure)
                    .log("Request failed");
        }
    }
}
