package com.thebabesclub.commerce.operator.stock;

import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.stock.StockRequest;
import com.thebabesclub.commerce.sync.command.UsageException;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers of pieces as CSV (RFC 4180). */
final class StockFile {

    private static final long MOST_BYTES = 4 << 20;

    private static final CSVFormat WRITTEN =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader("sku", "variantId", "put", "available", "version", "count")
                    .get();

    private static final CSVFormat READ =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .setTrim(true)
                    .get();

    private StockFile() {}

    /** With an empty column for what somebody counts. */
    static String text(List<StockLevel> levels) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, WRITTEN)) {
            for (StockLevel level : levels) {
                printer.printRecord(
                        level.key().sku(),
                        level.key().variantId().orElse(""),
                        level.put(),
                        level.available(),
                        level.version(),
                        "");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** What its rows ask for; a {@link UsageException} where one of them is wrong. */
    static List<StockRequest> requests(Path file, String key, String by) {
        List<StockRequest> requests = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(text(file), READ)) {
            if (!rows.getHeaderNames().contains("sku")) {
                throw new UsageException(file + " has no column sku.");
            }
            for (CSVRecord row : rows) {
                if (has(row, "difference") || has(row, "count")) {
                    String id = StockRow.id(key, Math.toIntExact(row.getRecordNumber()));
                    requests.add(StockRow.request(typed(row), id, by));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw new UsageException(file + " cannot be read as CSV in UTF-8.", unreadable);
        }
        return requests;
    }

    /** Spreadsheets put a mark in front. */
    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UsageException(file + " has more than 4 MB.");
        }
        String text = Files.readString(file);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static StockRow typed(CSVRecord row) {
        return new StockRow(
                find(row, "sku").orElse(""),
                find(row, "variantId"),
                number(row, "difference"),
                number(row, "count"),
                find(row, "version"),
                find(row, "reason"));
    }

    private static Optional<Long> number(CSVRecord row, String column) {
        try {
            return find(row, column).map(Long::valueOf);
        } catch (NumberFormatException wrong) {
            throw new UsageException(
                    "Row %d: %s should be a whole number.".formatted(row.getRecordNumber(), column),
                    wrong);
        }
    }

    private static boolean has(CSVRecord row, String column) {
        return find(row, column).isPresent();
    }

    private static Optional<String> find(CSVRecord row, String column) {
        return row.isSet(column)
                ? Optional.of(row.get(column)).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
