package com.thebabesclub.commerce.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes a script of steps that fails as short as it can be. */
public final class ShortestScript {

    private ShortestScript() {}

    /**
     * Leaves out halves, quarters and so on down to single steps, as long as it still fails.
     *
     * @param walk fails with an {@link AssertionError} where something is not as it must be
     */
    public static <T> List<T> of(List<T> failing, Consumer<List<T>> walk) {
        List<T> steps = new ArrayList<>(failing);
        for (int width = Math.max(1, steps.size() / 2); width > 0; width /= 2) {
            for (int end = steps.size(); end > 0; end -= width) {
                int from = Math.max(0, end - width);
                List<T> fewer = new ArrayList<>(steps);
                fewer.subList(from, Math.min(end, fewer.size())).clear();
                if (fails(fewer, walk)) {
                    steps = fewer;
                }
            }
        }
        return steps;
    }

    private static <T> boolean fails(List<T> steps, Consumer<List<T>> walk) {
        try {
            walk.accept(steps);
            return false;
        } catch (AssertionError _) {
            return true;
        }
    }
}
