package com.thebabesclub.commerce.local.demo;

import java.util.Map;

/**
 * What a story is written on.
 *
 * @param width in columns
 * @param coloured false for a file or a pipe, and where NO_COLOR is set
 * @param whole true where a long text may run over the margin, as in a file
 */
public record Paper(int width, boolean coloured, boolean whole) {

    private static final int USUAL = 80;
    private static final int LEAST = 48;
    private static final int MOST = 110;
    private static final int LONGEST_VALUE = 48;

    /** The terminal, by its columns; 0 where the output is none. */
    public static Paper of(int columns, Map<String, String> environment) {
        if (columns == 0) {
            return new Paper(USUAL, false, true);
        }
        return new Paper(
                Math.clamp(columns, LEAST, MOST), !environment.containsKey("NO_COLOR"), false);
    }

    String bold(String text) {
        return coloured(text, "1");
    }

    String quiet(String text) {
        return coloured(text, "2");
    }

    String mark(String text) {
        return coloured(text, "35");
    }

    String good(String text) {
        return coloured(text, "32");
    }

    String bad(String text) {
        return coloured(text, "31");
    }

    /** Cut in its middle, if need be, to what the line has left beside {@code taken} columns. */
    String fitted(String text, int taken) {
        return whole ? text : cut(text, Math.max(12, width - taken));
    }

    /** Whether the text fits beside {@code taken} columns. */
    boolean holds(String text, int taken) {
        return whole || text.length() <= width - taken;
    }

    /** Short enough to stand among others. */
    String shortened(String text) {
        return cut(text, LONGEST_VALUE);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int tail = (most - 1) / 3;
        return text.substring(0, most - 1 - tail) + "…" + text.substring(text.length() - tail);
    }

    private String coloured(String text, String code) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
