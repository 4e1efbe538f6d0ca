package com.thebabesclub.commerce.runtime.secret;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is made of a secret, such as a key, and made anew once the secret is another.
 *
 * @param <T> what is made
 */
public final class SecretDerivedSupplier<T> implements Supplier<T> {

    private record Made<T>(Secret from, T value) {}

    private final Supplier<Secret> source;
    private final Function<Secret, T> making;
    private volatile Made<T> made;

    private SecretDerivedSupplier(
            Supplier<Secret> source, Function<Secret, T> making, Made<T> first) {
        this.source = source;
        this.making = making;
        this.made = first;
    }

    /** Makes it now, so that a secret that does not serve stops the start. */
    public static <T> SecretDerivedSupplier<T> of(
            Supplier<Secret> source, Function<Secret, T> making) {
        Secret first = source.get();
        return new SecretDerivedSupplier<>(source, making, new Made<>(first, making.apply(first)));
    }

    @Override
    public T get() {
        Secret now = source.get();
        Made<T> known = made;
        if (!known.from().equals(now)) {
            known = new Made<>(now, making.apply(now));
            made = known;
        }
        return known.value();
    }
}
