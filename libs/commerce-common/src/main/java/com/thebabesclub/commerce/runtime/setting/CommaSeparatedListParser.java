package com.thebabesclub.commerce.runtime.setting;

import java.util.Arrays;
import java.util.List;

/** Settings of several words, comma-separated. */
public final class CommaSeparatedListParser {

    private CommaSeparatedListParser() {}

    static List<String> of(String text) {
        return withoutBlanks(Arrays.asList(text.split(",", -1)));
    }

    /** The framework makes one blank word of a default that is empty. */
    public static List<String> withoutBlanks(List<String> words) {
        return words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
