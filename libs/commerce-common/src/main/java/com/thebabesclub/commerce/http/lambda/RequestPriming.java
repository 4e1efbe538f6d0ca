package com.thebabesclub.commerce.http.lambda;

import com.thebabesclub.commerce.runtime.snapshot.PrimingTask;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.List;

/** Takes requests through the whole handler, as Lambda hands them over. */
@Singleton
@RequiresSnapshot
@Requires(beans = PrimingRequests.class)
final class RequestPriming implements PrimingTask {

    private final ApplicationContext context;
    private final List<PrimingRequests> requests;

    RequestPriming(ApplicationContext context, List<PrimingRequests> requests) {
        this.context = context;
        this.requests = requests;
    }

    @Override
    public void rehearse() {
        ApiHandler handler = new ApiHandler(context);
        requests.stream().flatMap(each -> each.events().stream()).forEach(handler::rehearse);
    }
}
