package com.thebabesclub.commerce.runtime.tracing;

import reactor.core.publisher.Mono;

/** Records calls to other systems. A bean only where an exporter of traces is named. */
public interface CallTracer {

    /** Records nothing. */
    CallTracer NONE =
            new CallTracer() {
                @Override
                public <T> Mono<T> call(CallSpanDescription call, Mono<T> work) {
                    return work;
                }
            };

    /**
     * The work as a span below that of its request; the work alone where it belongs to no request.
     */
    <T> Mono<T> call(CallSpanDescription call, Mono<T> work);
}
