package com.thebabesclub.commerce.sync.command;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Requires;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean that is a command. There is none in a Lambda function, which has no terminal.
 *
 * <p>A command is made even where it only says its help, and then no setting need be there: what
 * needs settings it takes as a {@link jakarta.inject.Provider}.
 */
@Bean
@Requires(beans = Terminal.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RequiresCommandLine {}
