package com.thebabesclub.commerce.http.lambda;

import com.thebabesclub.commerce.table.TableClientWarmUp;

import io.micronaut.validation.validator.constraints.DefaultConstraintValidators;

import jakarta.validation.constraints.Min;

import java.math.BigDecimal;

/**
 * What takes long at a start and depends on nothing, on threads beside that of the framework, which
 * finds it done. Each part would be done without it, later.
 */
final class ParallelStartupInitializer {

    private ParallelStartupInitializer() {}

    static void begin() {
        begin("client-rehearsal", TableClientWarmUp::rehearse);
        begin("constants-rehearsal", ParallelStartupInitializer::constants);
    }

    private static void begin(String name, Runnable part) {
        Thread.ofPlatform().daemon().name(name).start(part);
    }

    /**
     * Jackson asks for {@link BigDecimal}, whose initializer raises five to the power of 65,536.
     * The validators of constraints are lambdas that no AOT cache holds, since their interface has
     * an initializer of its own; and they are found by a record, whose comparison no cache holds
     * either, and which is first made where one is found again.
     */
    private static void constants() {
        BigDecimal.ONE.scale();
        DefaultConstraintValidators validators = new DefaultConstraintValidators();
        validators.findConstraintValidator(Min.class, Integer.class);
        validators.findConstraintValidator(Min.class, Integer.class);
    }
}
