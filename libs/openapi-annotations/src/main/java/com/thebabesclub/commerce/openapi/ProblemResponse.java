package com.thebabesclub.commerce.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An answer of a route that is a problem; {@code ApiResponse} for short. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(ProblemResponses.class)
public @interface ProblemResponse {

    int status();

    /** What programs decide on. */
    String code();

    /** An example of the sentence for people. */
    String detail();

    /** When a route answers so; {@code detail} where nothing is said. */
    String description() default "";

    /** An example of a wrong part of the request. */
    String path() default "";

    /** What is wrong with {@code path}. */
    String message() default "";
}
