package com.thebabesclub.commerce.runtime.snapshot;

import io.micronaut.context.annotation.Requires;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A bean that is there only where the process is going to be frozen. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Requires(property = "crac.enabled", value = "true")
public @interface RequiresSnapshot {}
