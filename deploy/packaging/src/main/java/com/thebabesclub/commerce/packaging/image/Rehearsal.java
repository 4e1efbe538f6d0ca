package com.thebabesclub.commerce.packaging.image;

import com.thebabesclub.lambda.local.LocalFunction;

import java.util.List;
import java.util.Map;

/** A function, with what it does while its cache is trained, and what it must do with the cache. */
public interface Rehearsal {

    /** The name of the function in its package: small letters. */
    String function();

    /** The class that Lambda calls. */
    String handler();

    /** The packages whose routes this function does not have. */
    default List<String> without() {
        return List.of();
    }

    /** The function's variables. */
    Map<String, String> environment();

    /** Invokes the function as its users do. */
    void play(LocalFunction function);

    /** Invokes the function once and looks at its answer. */
    void look(LocalFunction function);
}
