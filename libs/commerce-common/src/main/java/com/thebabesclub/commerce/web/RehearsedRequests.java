package com.thebabesclub.commerce.web;

import java.util.List;

/** Events of API Gateway as JSON, which a service answers once before it is frozen. */
@FunctionalInterface
public interface RehearsedRequests {

    List<String> events();
}
