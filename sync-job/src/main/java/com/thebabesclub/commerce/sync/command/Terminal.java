package com.thebabesclub.commerce.sync.command;

import com.thebabesclub.commerce.runtime.secret.Secret;

import java.util.Optional;

/** Where the command was started. */
public interface Terminal {

    /** True where a person watches standard error. */
    boolean isWatched();

    /** Asks for a value that is not shown; empty where nobody sits there, or nothing was typed. */
    Optional<Secret> ask(String what);

    /**
     * Asks for an answer that is shown; empty where nobody sits there, and the empty text where
     * nothing was typed.
     */
    Optional<String> answer(String question);

    /** All of standard input. */
    String input();
}
