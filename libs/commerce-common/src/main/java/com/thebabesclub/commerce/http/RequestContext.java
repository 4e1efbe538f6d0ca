package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.log.Trace;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a request when it arrives.
 *
 * @param arrival here, which may be later than at API Gateway
 * @param deadline empty where no route of ours answers
 */
record RequestContext(
        Instant arrival, Trace trace, ClientAddress address, Optional<Deadline> deadline) {}
