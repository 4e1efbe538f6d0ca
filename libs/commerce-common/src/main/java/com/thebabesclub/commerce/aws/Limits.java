package com.thebabesclub.commerce.aws;

import java.time.Duration;

/**
 * What a call may take.
 *
 * @param attempts how often it is sent at most
 * @param attempt the time of one attempt
 * @param call the time of all attempts and the pauses between them, unless the request says less
 * @param connect the time until a connection is open, or one is free
 * @param inFlight the attempts that are under way at once
 * @param waiting the attempts that wait for one of those to end
 */
public record Limits(
        int attempts,
        Duration attempt,
        Duration call,
        Duration connect,
        int inFlight,
        int waiting) {}
