package com.thebabesclub.commerce.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route answers to a token that does not hold. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ProblemResponse(
        status = 401,
        code = "unauthorized",
        detail = "A valid bearer token is needed.",
        description = "No bearer token, or one that does not hold.")
public @interface UnauthorizedResponse {}
