package com.thebabesclub.stripe.emulator.store;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds the positions of objects by values that they have, such as {@code customer=cus_1}. */
public final class Index<T> {

    private final Function<? super T, List<String>> keysOf;
    private final Map<String, NavigableSet<Integer>> positions = new HashMap<>();

    /**
     * An index over what {@code keysOf} tells of an object; see {@link #keys}.
     *
     * @param keysOf the keys under which an object is found
     */
    public Index(Function<? super T, List<String>> keysOf) {
        this.keysOf = keysOf;
    }

    /** Keys of alternating names and values; a null value gives none. */
    public static List<String> keys(@Nullable String... namesAndValues) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                keys.add(namesAndValues[i] + "=" + namesAndValues[i + 1]);
            }
        }
        return keys;
    }

    void replace(@Nullable T before, @Nullable T after, int position) {
        List<String> old = before == null ? List.of() : keysOf.apply(before);
        List<String> now = after == null ? List.of() : keysOf.apply(after);
        if (old.equals(now)) {
            return;
        }
        old.forEach(key -> remove(key, position));
        now.forEach(key -> positions.computeIfAbsent(key, _ -> new TreeSet<>()).add(position));
    }

    /** The positions of what has all these keys; nothing if no key narrows them down. */
    Optional<Positions> having(List<String> keys) {
        List<NavigableSet<Integer>> sets = new ArrayList<>();
        for (String key : keys) {
            sets.add(positions.getOrDefault(key, Collections.emptyNavigableSet()));
        }
        return sets.stream()
                .min(Comparator.comparingInt(NavigableSet::size))
                .map(smallest -> new Positions(smallest, sets));
    }

    private void remove(String key, int position) {
        NavigableSet<Integer> set = positions.get(key);
        if (set != null) {
            set.remove(position);
            if (set.isEmpty()) {
                positions.remove(key);
            }
        }
    }

    /** Candidates, and the sets that they must all be in. */
    record Positions(NavigableSet<Integer> candidates, List<NavigableSet<Integer>> all) {

        boolean contain(Integer position) {
            return all.stream().allMatch(set -> set.contains(position));
        }
    }
}
