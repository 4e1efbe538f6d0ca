package com.thebabesclub.commerce.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route answers to a body that it does not read. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@ProblemResponse(status = 413, code = "body_too_large", detail = "The body is too large.")
@ProblemResponse(
        status = 415,
        code = "unsupported_media_type",
        detail = "This route takes application/json.",
        description = "The body is of another content type, or encoded.")
public @interface BodyResponses {}
