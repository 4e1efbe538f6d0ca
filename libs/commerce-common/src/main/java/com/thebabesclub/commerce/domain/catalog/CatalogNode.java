package com.thebabesclub.commerce.domain.catalog;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A place in the catalogue's JSON that knows its path, so that a problem can name it. */
record CatalogNode(String path, Object json) {

    /**
     * An object with these fields and no other: a misspelt field is a problem and not a default.
     */
    CatalogNode only(String... fields) {
        Set<String> known = Set.of(fields);
        for (Object name : object().keySet()) {
            if (!known.contains(name)) {
                throw problem("has the unknown field \"" + name + "\"");
            }
        }
        return this;
    }

    boolean has(String field) {
        return object().containsKey(field);
    }

    CatalogNode at(String field) {
        String place = path.isEmpty() ? field : path + "." + field;
        @Nullable Object value = object().get(field);
        if (value == null) {
            throw new InvalidCatalogException(place + " is missing");
        }
        return new CatalogNode(place, value);
    }

    Optional<CatalogNode> find(String field) {
        return has(field) ? Optional.of(at(field)) : Optional.empty();
    }

    List<CatalogNode> elements(String field) {
        CatalogNode list = at(field);
        if (!(list.json instanceof List<?> elements)) {
            throw list.problem("must be a list");
        }
        return IntStream.range(0, elements.size())
                .mapToObj(i -> new CatalogNode(list.path + "[" + i + "]", elements.get(i)))
                .toList();
    }

    List<CatalogNode> elementsIfAny(String field) {
        return has(field) ? elements(field) : List.of();
    }

    String text() {
        if (!(json instanceof String text) || text.isBlank()) {
            throw problem("must be a text that is not blank");
        }
        return text.strip();
    }

    /** A text of no more than so many characters. */
    String text(int most) {
        String text = text();
        if (text.length() > most) {
            throw problem("has " + text.length() + " characters and not up to " + most);
        }
        return text;
    }

    /** An address that begins with https, of no more than so many characters. */
    String secureUrl(int most) {
        String text = text(most);
        try {
            URI address = new URI(text);
            if ("https".equals(address.getScheme()) && address.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw new InvalidCatalogException(path + " must be an address", e);
        }
        throw problem("must be an address that begins with https");
    }

    boolean flag() {
        if (!(json instanceof Boolean flag)) {
            throw problem("must be true or false");
        }
        return flag;
    }

    long number(long least, long most) {
        if (!(json instanceof BigDecimal number)
                || number.precision() > 18
                || number.scale() != 0) {
            throw problem("must be a whole number");
        }
        long value = number.longValueExact();
        if (value < least || value > most) {
            throw problem("is " + value + " and not from " + least + " to " + most);
        }
        return value;
    }

    Instant time() {
        try {
            return Instant.parse(text());
        } catch (DateTimeParseException e) {
            throw new InvalidCatalogException(
                    path + " must be a time such as 2026-01-01T00:00:00Z", e);
        }
    }

    InvalidCatalogException problem(String what) {
        return new InvalidCatalogException((path.isEmpty() ? "the catalogue" : path) + " " + what);
    }

    private Map<?, ?> object() {
        if (!(json instanceof Map<?, ?> fields)) {
            throw problem("must be an object");
        }
        return fields;
    }
}
