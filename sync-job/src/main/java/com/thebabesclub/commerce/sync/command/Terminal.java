package com.thebabesclub.commerce.sync.command;

import com.thebabesclub.commerce.runtime.secret.Secret;

import java.util.Optional;

/** Where the command was started. */
public interface Terminal {

    /** True where a person watches standard error. */
    boolean isWatched();

    /** Asks for a value that is not shown; empty where nobody sits there, or nothing was typed. */
    Optional<Secret> ask(String what);

    /** All of standard input. */
    String input();
}
