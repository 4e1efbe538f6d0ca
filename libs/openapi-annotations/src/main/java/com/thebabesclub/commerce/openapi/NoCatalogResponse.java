package com.thebabesclub.commerce.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route answers that prices a cart, where no catalogue was published. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@ProblemResponse(
        status = 503,
        code = "no_catalog",
        detail = "There is nothing for sale at the moment. Please try again later.",
        description = "No catalogue was published, or it cannot be sold from.")
public @interface NoCatalogResponse {}
