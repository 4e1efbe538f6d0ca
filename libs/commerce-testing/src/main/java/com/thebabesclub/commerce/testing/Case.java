package com.thebabesclub.commerce.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A named case that a test covers, as {@code docs/cases.md} has it. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Case.All.class)
@Inherited
public @interface Case {

    /** Such as {@code T-RACE-1}. */
    String id();

    /** What must hold, in the words of the page. */
    String sentence();

    /** Several cases that one test covers. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface All {
        Case[] value();
    }
}
