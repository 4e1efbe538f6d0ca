package com.thebabesclub.commerce.domain.order;

import java.util.Optional;

/** Joins what may not be known. */
final class OptionalMaximum {

    private OptionalMaximum() {}

    /** What is known wins over what is not, and of two values the greater. */
    static <T extends Comparable<? super T>> Optional<T> greater(Optional<T> one, Optional<T> two) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.or(() -> two);
        }
        return one.get().compareTo(two.get()) >= 0 ? one : two;
    }
}
