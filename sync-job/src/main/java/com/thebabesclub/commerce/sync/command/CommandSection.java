package com.thebabesclub.commerce.sync.command;

import java.util.List;

/**
 * The commands for one task, in the help of the whole program.
 *
 * @param task what they are for
 * @param commands as they are typed, such as {@code sync orders}
 */
public record CommandSection(String task, List<String> commands) {

    public CommandSection {
        commands = List.copyOf(commands);
    }

    public static CommandSection of(String task, String... commands) {
        return new CommandSection(task, List.of(commands));
    }
}
