package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.runtime.snapshot.Rehearsal;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.List;

/** Takes requests through the whole handler, as Lambda hands them over. */
@Singleton
@RequiresSnapshot
@Requires(beans = RehearsedRequests.class)
final class RequestRehearsal implements Rehearsal {

    private final ApplicationContext context;
    private final List<RehearsedRequests> requests;

    RequestRehearsal(ApplicationContext context, List<RehearsedRequests> requests) {
        this.context = context;
        this.requests = requests;
    }

    @Override
    public void rehearse() {
        ApiHandler handler = new ApiHandler(context);
        requests.stream().flatMap(each -> each.events().stream()).forEach(handler::rehearse);
    }
}
