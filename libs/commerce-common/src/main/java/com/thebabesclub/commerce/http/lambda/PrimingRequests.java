package com.thebabesclub.commerce.http.lambda;

import java.util.List;

/** Events of API Gateway as JSON, which a service answers once before it is frozen. */
@FunctionalInterface
public interface PrimingRequests {

    List<String> events();
}
