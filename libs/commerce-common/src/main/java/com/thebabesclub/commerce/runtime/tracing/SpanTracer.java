package com.thebabesclub.commerce.runtime.tracing;

/** Records requests and their calls, until it is closed. */
interface SpanTracer extends RequestTracer, CallTracer, AutoCloseable {

    /** Hands over what has ended, and stops. Blocks. */
    @Override
    void close();
}
