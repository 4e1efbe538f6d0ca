package com.thebabesclub.commerce.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import jakarta.inject.Singleton;

/**
 * The body of every answer that is not a success, whoever of the framework's many handlers asks for
 * it.
 */
@Singleton
final class ProblemResponses implements ErrorResponseProcessor<ProblemReply> {

    private final RequestTraces traces;

    ProblemResponses(RequestTraces traces) {
        this.traces = traces;
    }

    @Override
    public MutableHttpResponse<ProblemReply> processResponse(
            ErrorContext context, MutableHttpResponse<?> stock) {
        HttpStatus status = HttpStatus.valueOf(stock.code());
        Problem problem =
                context.getRootCause()
                        .map(failure -> Problems.of(failure, status))
                        .orElseGet(() -> Problems.of(status));
        MutableHttpResponse<ProblemReply> response = response(context.getRequest(), problem);
        stock.getHeaders().getFirst("Allow").ifPresent(allow -> response.header("Allow", allow));
        return response;
    }

    MutableHttpResponse<ProblemReply> response(HttpRequest<?> request, Problem problem) {
        ProblemReply reply = ProblemReply.of(problem, traces.of(request).requestId());
        MutableHttpResponse<ProblemReply> response = HttpResponse.status(problem.status());
        problem.headers().forEach(response::header);
        return response.contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE).body(reply);
    }
}
