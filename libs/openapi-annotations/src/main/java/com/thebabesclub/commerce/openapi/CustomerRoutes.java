package com.thebabesclub.commerce.openapi;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Routes of the dashboard, for the token of a customer. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Tag(name = "Dashboard")
@SecurityRequirement(name = "bearer")
@UnauthorizedResponse
@UnavailableResponse
public @interface CustomerRoutes {}
