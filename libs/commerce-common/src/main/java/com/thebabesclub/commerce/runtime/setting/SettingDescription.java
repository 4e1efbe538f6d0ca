package com.thebabesclub.commerce.runtime.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A property that an environment variable sets: {@code quote.ttl-minutes} is {@code
 * QUOTE_TTL_MINUTES}. The table in docs/settings.md and the sentence about a wrong value are made
 * of it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface SettingDescription {

    /** What the value should be, as the end of a sentence. */
    String value();

    /** Whether nothing can be read without it. */
    boolean required() default false;
}
