package com.thebabesclub.commerce.http.lambda;

import com.thebabesclub.commerce.runtime.snapshot.PrimingTask;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Takes requests through the whole handler, as Lambda hands them over. Often, since the first few
 * leave parts of the way cold, and what has run often is compiled: the machine code is in the
 * snapshot, too.
 */
@Singleton
@RequiresSnapshot
@Requires(beans = PrimingRequests.class)
final class RequestPriming implements PrimingTask {

    private static final int ROUNDS = 250;

    /** RFC 5737 keeps these addresses for documentation. */
    private static final String ADDRESSES = "192.0.2.";

    private final ApplicationContext context;
    private final List<PrimingRequests> requests;

    RequestPriming(ApplicationContext context, List<PrimingRequests> requests) {
        this.context = context;
        this.requests = requests;
    }

    @Override
    public void rehearse() {
        ApiHandler handler = new ApiHandler(context);
        for (int round = 1; round <= ROUNDS; round++) {
            String address = ADDRESSES + round;
            requests.stream()
                    .flatMap(each -> each.events(address).stream())
                    .forEach(handler::rehearse);
        }
    }
}
