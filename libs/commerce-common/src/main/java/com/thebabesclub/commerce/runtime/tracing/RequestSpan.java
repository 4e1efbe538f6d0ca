package com.thebabesclub.commerce.runtime.tracing;

import io.micronaut.core.propagation.PropagatedContextElement;

/** The span of a request. The framework propagates it to all that answers the request. */
public interface RequestSpan extends PropagatedContextElement {

    /** 32 hexadecimal digits. */
    String traceId();

    /** To be called once. */
    void end(int status);
}
