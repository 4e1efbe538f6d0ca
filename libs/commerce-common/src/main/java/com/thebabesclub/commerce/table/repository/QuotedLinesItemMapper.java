package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.util.Optional;

/**
 * A session's quoted lines as an item, and an order's lines as maps under the names that the owner
 * gave their parts.
 */
public final class QuotedLinesItemMapper {

    private QuotedLinesItemMapper() {}

    static Attributes of(String sessionId, QuotedLines quoted) {
        Attributes.Builder item =
                Attributes.item(Key.sessionLines(sessionId))
                        .putMaps(
                                "items",
                                quoted.lines().stream().map(QuotedLinesItemMapper::of).toList());
        quoted.expected()
                .ifPresent(
                        expected ->
                                item.put("currency", expected.currency())
                                        .put("expectedSubtotal", expected.subtotal())
                                        .put("expectedDiscount", expected.discount())
                                        .put("promotionCodes", expected.promotionCodes()));
        return item.build();
    }

    static QuotedLines read(Attributes item) {
        Optional<QuotedLines.Expected> expected =
                item.findText("currency")
                        .map(
                                currency ->
                                        new QuotedLines.Expected(
                                                currency,
                                                item.number("expectedSubtotal"),
                                                item.number("expectedDiscount"),
                                                item.flag("promotionCodes")));
        return new QuotedLines(
                item.maps("items").stream().map(QuotedLinesItemMapper::readLine).toList(),
                expected);
    }

    public static Attributes of(OrderLine line) {
        return Attributes.map()
                .put("name", line.name())
                .put("sku", line.sku())
                .put("variantId", line.variantId())
                .put("collectionId", line.collectionId())
                .put("quantity", line.quantity())
                .put("unitPrice", line.unitPrice())
                .put("amountSubtotal", line.subtotal())
                .put("amountDiscount", line.discount())
                .put("amountTax", line.tax())
                .put("amountTotal", line.total())
                .build();
    }

    /**
     * A line as it was written; money that the first generation did not write follows from price
     * and quantity.
     */
    public static OrderLine readLine(Attributes map) {
        long quantity = map.number("quantity");
        long unitPrice = map.number("unitPrice");
        long subtotal = map.findNumber("amountSubtotal").orElse(quantity * unitPrice);
        return new OrderLine(
                map.text("name"),
                map.findText("sku"),
                map.findText("variantId"),
                map.findText("collectionId"),
                quantity,
                unitPrice,
                subtotal,
                map.findNumber("amountDiscount").orElse(0),
                map.findNumber("amountTax").orElse(0),
                map.findNumber("amountTotal").orElse(subtotal));
    }
}
