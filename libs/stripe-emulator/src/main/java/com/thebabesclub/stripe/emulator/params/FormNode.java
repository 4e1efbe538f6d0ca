package com.thebabesclub.stripe.emulator.params;

import java.util.LinkedHashMap;
import java.util.Map;

/** One node of a decoded form: {@code a[b][0]=c} is a branch in a branch with one leaf. */
public sealed interface FormNode {

    /** A value, as text. */
    record Leaf(String text) implements FormNode {}

    /** Named children, in the order they were sent; an array has numbers for names. */
    record Branch(Map<String, FormNode> children) implements FormNode {

        Branch() {
            this(new LinkedHashMap<>());
        }
    }
}
