package com.thebabesclub.stripe.emulator.params;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.params.FormNode.Branch;
import com.thebabesclub.stripe.emulator.params.FormNode.Leaf;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/** Decodes {@code application/x-www-form-urlencoded} with bracketed names into a tree. */
public final class Form {

    private static final int MAX_PAIRS = 10_000;
    private static final int MAX_DEPTH = 12;

    private Form() {}

    /** Adds the pairs of {@code encoded} to {@code root}, so that query and body make one tree. */
    public static Branch parse(String... encoded) {
        Branch root = new Branch();
        int pairs = 0;
        for (String part : encoded) {
            int start = 0;
            while (start < part.length()) {
                int end = part.indexOf('&', start);
                if (end < 0) {
                    end = part.length();
                }
                if (end > start) {
                    if (++pairs > MAX_PAIRS) {
                        throw StripeError.invalid("Too many parameters.");
                    }
                    add(root, part.substring(start, end));
                }
                start = end + 1;
            }
        }
        return root;
    }

    private static void add(Branch root, String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        List<String> path = path(name);
        Branch branch = root;
        for (int i = 0; i < path.size() - 1; i++) {
            branch = descend(branch, path.get(i), path.get(i + 1), name);
        }
        String last = path.getLast();
        branch.children().put(last.isEmpty() ? next(branch) : last, new Leaf(value));
    }

    private static Branch descend(Branch branch, String segment, String after, String name) {
        String key = segment;
        if (segment.isEmpty()) {
            // a[][b]=1&a[][c]=2 is one element until one of its names repeats.
            int size = branch.children().size();
            FormNode last = branch.children().get(Integer.toString(size - 1));
            boolean open = last instanceof Branch element && !element.children().containsKey(after);
            key = Integer.toString(open ? size - 1 : size);
        }
        FormNode child = branch.children().computeIfAbsent(key, _ -> new Branch());
        if (child instanceof Branch next) {
            return next;
        }
        throw StripeError.invalid(name, "Invalid object");
    }

    private static String next(Branch branch) {
        return Integer.toString(branch.children().size());
    }

    private static List<String> path(String name) {
        List<String> path = new ArrayList<>();
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            path.add(name);
            return path;
        }
        path.add(name.substring(0, open));
        int position = open;
        while (position < name.length()) {
            int close = name.indexOf(']', position);
            if (name.charAt(position) != '[' || close < 0 || path.size() > MAX_DEPTH) {
                throw StripeError.unknownParameter(name);
            }
            path.add(name.substring(position + 1, close));
            position = close + 1;
        }
        return path;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw StripeError.invalid(
                    "Invalid request (check that your POST content type is"
                            + " application/x-www-form-urlencoded). If you have any questions, we can help at"
                            + " https://support.stripe.com/.");
        }
    }
}
