package com.thebabesclub.commerce.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Within which time a route answers, counted from the request. A route's own limit counts before
 * that of its controller.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TimeLimit {

    /** With its unit, {@code 8s} or {@code 7500ms}. */
    String value();
}
