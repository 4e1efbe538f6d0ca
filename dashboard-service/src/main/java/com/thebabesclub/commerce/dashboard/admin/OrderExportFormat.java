package com.thebabesclub.commerce.dashboard.admin;

import io.micronaut.json.JsonMapper;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How exported orders are written. */
enum OrderExportFormat {
    /** RFC 4180, with the columns' names in the first line of the first page. */
    CSV("text/csv") {
        @Override
        String page(
                List<OrderExportColumn> columns,
                List<List<Optional<Object>>> rows,
                boolean first,
                JsonMapper json) {
            StringBuilder text = new StringBuilder();
            try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
                if (first) {
                    printer.printRecord(columns.stream().map(OrderExportColumn::title));
                }
                for (List<Optional<Object>> row : rows) {
                    printer.printRecord(row.stream().map(OrderExportFormat::cell));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return text.toString();
        }
    },
    /** A line of JSON for each order, without what it has not. */
    JSONL("application/x-ndjson") {
        @Override
        String page(
                List<OrderExportColumn> columns,
                List<List<Optional<Object>>> rows,
                boolean first,
                JsonMapper json) {
            StringBuilder text = new StringBuilder();
            for (List<Optional<Object>> row : rows) {
                Map<String, Object> line = new LinkedHashMap<>();
                for (int column = 0; column < columns.size(); column++) {
                    String title = columns.get(column).title();
                    row.get(column).ifPresent(value -> line.put(title, value));
                }
                try {
                    text.append(json.writeValueAsString(line)).append('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return text.toString();
        }
    };

    /** A spreadsheet takes a text that begins so for a formula, or for the end of a cell. */
    private static final String DANGEROUS = "=+-@\t\r";

    private final String contentType;

    OrderExportFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    static Optional<OrderExportFormat> ofText(String text) {
        return Stream.of(values())
                .filter(format -> format.name().equalsIgnoreCase(text))
                .findFirst();
    }

    abstract String page(
            List<OrderExportColumn> columns,
            List<List<Optional<Object>>> rows,
            boolean first,
            JsonMapper json);

    /** A number as it is; a text that a spreadsheet would run, quoted. */
    private static Object cell(Optional<Object> value) {
        return value.filter(String.class::isInstance)
                .map(Object::toString)
                .filter(text -> !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0)
                .<Object>map(text -> "'" + text)
                .or(() -> value)
                .orElse("");
    }
}
