package com.thebabesclub.commerce.local.demo;

import com.thebabesclub.commerce.local.StoredItem;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Tells on a terminal what happens: numbered steps, under each its calls, what came of them, and
 * the items that were stored.
 */
public final class Story {

    private static final String INDENT = "   ";

    private final PrintStream out;
    private final Paper paper;
    private int steps;

    public Story(PrintStream out, Paper paper) {
        this.out = out;
        this.paper = paper;
    }

    /** What it is about. */
    public void title(String title, String below) {
        out.println();
        out.println(paper.bold(title));
        out.println(paper.quiet(below));
    }

    void step(String sentence) {
        steps++;
        out.println();
        out.println(paper.mark("%2d".formatted(steps)) + " " + paper.bold(sentence));
    }

    /** A call to the gateway, as it would be made by hand. */
    void call(String method, String path, int status, long millis) {
        String line = "%s %s".formatted(method, paper.fitted(path, INDENT.length() + 24));
        out.println(
                INDENT
                        + line
                        + paper.quiet("  →  ")
                        + (status < 400
                                ? paper.good(String.valueOf(status))
                                : paper.bad(String.valueOf(status)))
                        + paper.quiet("  %d ms".formatted(millis)));
    }

    void fact(String label, String value) {
        out.println(INDENT + paper.quiet("%-14s".formatted(label)) + paper.fitted(value, 18));
    }

    /** What lies in the table now, key by key. */
    void stored(Collection<StoredItem> items) {
        List<StoredItem> all = List.copyOf(items);
        for (int i = 0; i < all.size(); i++) {
            StoredItem item = all.get(i);
            boolean last = i == all.size() - 1;
            String margin = INDENT + paper.quiet(last ? "    " : "│   ");
            out.println(INDENT + paper.quiet(last ? "└ " : "├ ") + key(item, margin));
            for (String line : attributes(item)) {
                out.println(margin + paper.quiet(line));
            }
        }
    }

    void good(String sentence) {
        out.println(INDENT + paper.good("✓ ") + sentence);
    }

    /** All is well. */
    public void end(String sentence) {
        out.println();
        out.println(paper.good("✓ ") + paper.bold(sentence));
        out.println();
    }

    /** The step above has failed. */
    public void failed(String sentence) {
        out.println(INDENT + paper.bad("✗ ") + sentence);
        out.println();
    }

    /** Both parts side by side, or under one another where the paper is too narrow. */
    private String key(StoredItem item, String margin) {
        boolean narrow = !paper.holds(item.pk() + "  " + item.sk(), 5);
        return paper.mark(paper.fitted(item.pk(), 5))
                + (narrow ? "\n" + margin : "  ")
                + paper.mark(paper.fitted(item.sk(), 7));
    }

    private List<String> attributes(StoredItem item) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Map.Entry<String, String> attribute : item.attributes().entrySet()) {
            String text =
                    paper.fitted(
                            attribute.getKey() + "=" + paper.shortened(attribute.getValue()), 8);
            if (!line.isEmpty() && line.length() + 2 + text.length() > paper.width() - 8) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : "  ").append(text);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
