package com.thebabesclub.commerce.checkout.pricing.solver;

/** Sorts by insertion: what it is given is short, and mostly sorted already. */
final class DescendingSorter {

    private DescendingSorter() {}

    /** Sorts kinds by their values, the greatest first; those that are equal stay as they stand. */
    static void sort(int[] kinds, long[] values) {
        for (int i = 1; i < kinds.length; i++) {
            int kind = kinds[i];
            int place = i;
            while (place > 0 && values[kinds[place - 1]] < values[kind]) {
                kinds[place] = kinds[place - 1];
                place--;
            }
            kinds[place] = kind;
        }
    }
}
