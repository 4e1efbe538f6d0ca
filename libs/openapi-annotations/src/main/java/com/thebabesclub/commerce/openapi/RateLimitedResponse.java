package com.thebabesclub.commerce.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route answers to an address that asks too often. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@ProblemResponse(
        status = 429,
        code = "rate_limited",
        detail = "Too many requests; wait a while.",
        description = "The address has used up its hour or its day.")
public @interface RateLimitedResponse {}
