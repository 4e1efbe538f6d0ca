package com.thebabesclub.commerce.openapi;

import io.swagger.v3.oas.annotations.media.Schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A time in UTC, ISO 8601; always there, if only as null. */
@Retention(RetentionPolicy.CLASS)
@Target({
    ElementType.RECORD_COMPONENT,
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER
})
@Schema(
        description = "a time in UTC",
        requiredMode = Schema.RequiredMode.REQUIRED,
        pattern = "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$")
public @interface UtcTime {}
