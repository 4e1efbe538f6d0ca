package com.thebabesclub.commerce.bench.scale;

import java.util.Locale;

/** What must hold; prints each as it is looked at. */
final class Bounds {

    private boolean broken;

    /** True where one did not hold. */
    boolean isBroken() {
        return broken;
    }

    void equal(String what, long found, long wanted) {
        say(what, Long.toString(found), "= " + wanted, found == wanted);
    }

    void atMost(String what, double found, double most) {
        say(what, number(found), "<= " + number(most), found <= most);
    }

    private void say(String what, String found, String bound, boolean holds) {
        System.out.printf("  %-42s %12s   %-12s %s%n", what, found, bound, holds ? "" : "BROKEN");
        broken |= !holds;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
