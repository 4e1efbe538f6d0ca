package com.thebabesclub.commerce.http.lambda;

import java.util.List;

/** Events of API Gateway as JSON, which a service answers once before it is frozen. */
@FunctionalInterface
public interface PrimingRequests {

    /**
     * One round of them.
     *
     * @param address where they come from; nobody has it
     */
    List<String> events(String address);
}
