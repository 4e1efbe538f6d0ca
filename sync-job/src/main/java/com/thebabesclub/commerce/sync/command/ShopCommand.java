package com.thebabesclub.commerce.sync.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Optional;

/** What every command has: where it prints, and how it refuses what was typed. */
public abstract class ShopCommand {

    @Spec private CommandSpec spec = CommandSpec.create();

    protected ShopCommand() {}

    /** Where the answer goes. */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Where everything else goes. */
    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** That an option is wrong, with a sentence that says what it should be. */
    protected final ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** The option's value, if it was given and is a whole number from 1 to the most. */
    protected final Optional<Integer> within(String option, Optional<Integer> value, int most) {
        if (value.filter(number -> number < 1 || number > most).isPresent()) {
            throw wrong("%s should be a whole number from 1 to %d.".formatted(option, most));
        }
        return value;
    }
}
