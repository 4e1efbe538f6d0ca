package com.thebabesclub.commerce.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docs/trust.md}, whose tables are written by the runs whose figures they are, with {@code
 * -Dtrust.write}. A run with fewer fails.
 */
public final class TrustPage {

    private static final Path FILE =
            Path.of(System.getProperty("repository.root")).resolve("docs/trust.md");
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (\\d+) \\| (\\d+) \\|");

    private TrustPage() {}

    /** Holds a run of all faults against the figures of the page, or writes them there. */
    public static void hold(CrashCuts.Report report) {
        hold("cells", report.work(), report.calls().size(), report.cuts());
    }

    /**
     * Holds two figures against a row of a table.
     *
     * @param table the name in the marks around it
     */
    public static synchronized void hold(String table, String row, long first, long second) {
        try {
            String page = Files.readString(FILE);
            Map<String, String> rows = rows(section(page, table));
            String text = "| " + row + " | " + first + " | " + second + " |";
            if (Boolean.getBoolean("trust.write")) {
                rows.put(row, text);
                String written = String.join("\n", rows.values());
                Files.writeString(FILE, replaced(page, table, written));
            } else {
                assertThat(rows).as("docs/trust.md has a row for it").containsKey(row);
                Matcher pinned = ROW.matcher(rows.get(row));
                assertThat(pinned.matches()).isTrue();
                assertThat(first)
                        .as(row + ": no fewer than docs/trust.md says")
                        .isGreaterThanOrEqualTo(Long.parseLong(pinned.group(2)));
                assertThat(second)
                        .as(row + ": no fewer than docs/trust.md says")
                        .isGreaterThanOrEqualTo(Long.parseLong(pinned.group(3)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> rows(String section) {
        Map<String, String> rows = new TreeMap<>();
        section.lines()
                .forEach(
                        line -> {
                            Matcher row = ROW.matcher(line);
                            if (row.matches()) {
                                rows.put(row.group(1), line);
                            }
                        });
        return rows;
    }

    private static String section(String page, String table) {
        int start = page.indexOf(begin(table));
        int end = page.indexOf(end(table));
        assertThat(start).as("docs/trust.md has a table " + table).isBetween(0, end);
        return page.substring(start, end);
    }

    /** What stands before the rows, the table's head, stays. */
    private static String replaced(String page, String table, String rows) {
        String section = section(page, table);
        int head = section.indexOf("|---");
        String before = section.substring(0, section.indexOf('\n', head) + 1);
        return page.replace(section, before + rows + "\n\n");
    }

    private static String begin(String table) {
        return "<!-- " + table + ": written by the run -->";
    }

    private static String end(String table) {
        return "<!-- end of " + table + " -->";
    }
}
