package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.http.lambda.GatewayRequest;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;

import jakarta.inject.Singleton;

/**
 * Answers whatever a route, a binder or a filter threw, be it an {@link Error}. After one of the
 * JVM's a server's connection is closed, since the error may have cut short what was done with it.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class ThrowableExceptionHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {

    private final ProblemErrorResponseProcessor responses;

    ThrowableExceptionHandler(ProblemErrorResponseProcessor responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        return answer(request, failure);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Throwable failure) {
        MutableHttpResponse<?> response =
                responses.response(request, failure, HttpStatus.INTERNAL_SERVER_ERROR);
        boolean isTheJvms =
                failure instanceof VirtualMachineError || failure instanceof LinkageError;
        return isTheJvms && GatewayRequest.of(request).isEmpty()
                ? response.header(HttpHeaders.CONNECTION, "close")
                : response;
    }
}
