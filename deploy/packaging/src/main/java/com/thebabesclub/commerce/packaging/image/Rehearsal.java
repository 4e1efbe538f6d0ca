package com.thebabesclub.commerce.packaging.image;

import com.thebabesclub.lambda.local.LocalFunction;

import java.util.Map;

/** What a function does while its cache is trained, and what it must do with the cache. */
public interface Rehearsal {

    /** The function's handler. */
    String handler();

    /** The function's variables. */
    Map<String, String> environment();

    /** Invokes the function as its users do. */
    void play(LocalFunction function);

    /** Invokes the function once and looks at its answer. */
    void look(LocalFunction function);
}
