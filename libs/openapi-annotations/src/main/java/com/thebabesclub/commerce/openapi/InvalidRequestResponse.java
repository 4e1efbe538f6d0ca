package com.thebabesclub.commerce.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route answers to a parameter or a body that is wrong. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ProblemResponse(
        status = 400,
        code = "invalid_request",
        detail = "The request is not valid; errors says which parts to change.",
        description = "The request is wrong; errors says where.",
        path = "limit",
        message = "must be less than or equal to 100")
public @interface InvalidRequestResponse {}
