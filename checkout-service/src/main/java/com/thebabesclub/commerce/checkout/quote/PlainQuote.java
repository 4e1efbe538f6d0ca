package com.thebabesclub.commerce.checkout.quote;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.json.JsonTrees;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a {@link QuoteRequest} in which nothing is wrong or unusual. It knows no problems: what it
 * does not take is read again, and refused where it must be, by the framework, which is the one to
 * say what is valid.
 */
final class PlainQuote {

    private static final int MOST_LINES = 50;
    private static final int MOST_PIECES = 99;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TOKEN = 512;

    private PlainQuote() {}

    static Optional<QuoteRequest> read(byte[] body) {
        try {
            return read(JsonTrees.read(body));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<QuoteRequest> read(JsonNode request) {
        JsonNode items = request.path("items");
        JsonNode token = request.path("cartToken");
        boolean plain =
                items.isArray()
                        && !items.isEmpty()
                        && items.size() <= MOST_LINES
                        && isAbsentOr(token, LONGEST_TOKEN)
                        // A bot fills it in; whoever sends it empty is no trouble.
                        && isAbsentOr(request.path("website"), 0);
        List<QuoteRequest.Line> lines = new ArrayList<>();
        for (int i = 0; plain && i < items.size(); i++) {
            plain = isLine(items.get(i));
            if (plain) {
                lines.add(line(items.get(i)));
            }
        }
        return plain ? Optional.of(new QuoteRequest(lines, text(token), null)) : Optional.empty();
    }

    private static boolean isLine(JsonNode line) {
        JsonNode sku = line.path("sku");
        JsonNode quantity = line.path("quantity");
        return sku.isTextual()
                && !sku.textValue().isBlank()
                && sku.textValue().length() <= LONGEST_ID
                && quantity.isInt()
                && quantity.intValue() >= 1
                && quantity.intValue() <= MOST_PIECES
                && isAbsentOr(line.path("variantId"), LONGEST_ID);
    }

    private static QuoteRequest.Line line(JsonNode line) {
        return new QuoteRequest.Line(
                line.path("sku").textValue(),
                line.path("quantity").intValue(),
                text(line.path("variantId")));
    }

    private static boolean isAbsentOr(JsonNode node, int longest) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().length() <= longest);
    }

    private static @Nullable String text(JsonNode node) {
        return node.textValue();
    }
}
