package com.thebabesclub.commerce.openapi;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Routes for a token with the role. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Tag(name = "Admin")
@SecurityRequirement(name = "bearer")
@UnauthorizedResponse
@ProblemResponse(
        status = 403,
        code = "forbidden",
        detail = "This is not open to you.",
        description = "The caller is known and may not do this.")
@UnavailableResponse
public @interface AdminRoutes {}
