package com.thebabesclub.commerce.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What every route answers while the table or Stripe does not, or while it has too much to do. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ProblemResponse(
        status = 503,
        code = "unavailable",
        detail = "We are busy. Please try again in a moment.",
        description =
                "The table or Stripe does not answer, or there is no room for the request; try again"
                        + " after Retry-After.")
public @interface UnavailableResponse {}
