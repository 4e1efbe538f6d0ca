package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.quote.AppliedBundle;
import com.thebabesclub.commerce.domain.quote.NextTierHint;
import com.thebabesclub.commerce.domain.quote.NextTierHint.Addition;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.domain.quote.QuoteLine;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A quote as an item. What follows from the rest is written for people and not read. */
final class QuoteItemMapper {

    private static final Duration HISTORY_KEPT = Duration.ofDays(30);

    /** What the pieces of a line are counted under. */
    private static final String STOCK = "stock";

    private QuoteItemMapper() {}

    static Attributes of(Quote quote) {
        return prices(Attributes.item(Key.quote(quote.signature())), quote)
                .put("cartId", quote.cartId())
                .put("normalizedHash", quote.cartHash())
                .put("issuedAt", quote.issuedAt().getEpochSecond())
                .put("validUntil", quote.validUntil().getEpochSecond())
                .putMaps(
                        "hints",
                        quote.prices().hints().stream().map(QuoteItemMapper::hint).toList())
                .expires(Optional.of(quote.issuedAt().plus(Quote.KEPT)))
                .build();
    }

    static Attributes history(Quote quote) {
        Key key = Key.quoteHistory(quote.cartHash(), quote.prices().priceVersion());
        return prices(Attributes.item(key), quote)
                .expires(Optional.of(quote.issuedAt().plus(HISTORY_KEPT)))
                .build();
    }

    static Quote read(Attributes item) {
        PriceSnapshot prices =
                new PriceSnapshot(
                        item.text("priceVersion"),
                        Currency.of(item.text("currency")),
                        item.maps("items").stream().map(QuoteItemMapper::readLine).toList(),
                        item.maps("bundles").stream().map(QuoteItemMapper::readBundle).toList(),
                        item.maps("hints").stream().map(QuoteItemMapper::readHint).toList());
        return new Quote(
                item.key().partition().substring("QUOTE#".length()),
                item.text("cartId"),
                item.text("normalizedHash"),
                Instant.ofEpochSecond(item.number("issuedAt")),
                Instant.ofEpochSecond(item.number("validUntil")),
                prices);
    }

    private static Attributes.Builder prices(Attributes.Builder item, Quote quote) {
        PriceSnapshot prices = quote.prices();
        return item.put("priceVersion", prices.priceVersion())
                .put("currency", prices.currency().code())
                .putMaps("items", prices.lines().stream().map(QuoteItemMapper::line).toList())
                .putMaps("bundles", prices.bundles().stream().map(QuoteItemMapper::bundle).toList())
                .put(
                        "pricingSummary",
                        Attributes.map()
                                .put("subtotal", prices.subtotal())
                                .put("discount", prices.discount())
                                .put("total", prices.total())
                                .build());
    }

    private static Attributes line(QuoteLine line) {
        return Attributes.map()
                .put("sku", line.sku())
                .put("variantId", line.variantId())
                .put("name", line.name())
                .put("collectionId", line.collectionId())
                .put("quantity", line.quantity())
                .put("unitAmount", line.unitAmount())
                .put("discount", line.discount())
                .put("stripeProductId", line.stripeProductId())
                .put("image", line.image())
                .put("description", line.description())
                .put(STOCK, line.stockKey().map(StockKey::text))
                .build();
    }

    private static QuoteLine readLine(Attributes map) {
        int quantity = (int) map.number("quantity");
        long unitAmount = map.number("unitAmount");
        return new QuoteLine(
                map.text("sku"),
                map.findText("variantId"),
                map.text("name"),
                map.text("collectionId"),
                quantity,
                unitAmount,
                unitAmount * quantity,
                map.number("discount"),
                map.findText("stripeProductId"),
                map.findText("image"),
                map.findText("description"),
                map.findText(STOCK).map(StockKey::parse));
    }

    private static Attributes bundle(AppliedBundle bundle) {
        return Attributes.map()
                .put("id", bundle.id())
                .put("name", bundle.name())
                .put("times", bundle.times())
                .put("saves", bundle.saves())
                .build();
    }

    private static AppliedBundle readBundle(Attributes map) {
        return new AppliedBundle(
                map.text("id"), map.text("name"), (int) map.number("times"), map.number("saves"));
    }

    private static Attributes hint(NextTierHint hint) {
        return Attributes.map()
                .put("bundleId", hint.bundleId())
                .put("saves", hint.saves())
                .put("message", hint.message())
                .putMaps("add", hint.add().stream().map(QuoteItemMapper::addition).toList())
                .build();
    }

    private static NextTierHint readHint(Attributes map) {
        return new NextTierHint(
                map.text("bundleId"),
                map.maps("add").stream().map(QuoteItemMapper::readAddition).toList(),
                map.number("saves"),
                map.text("message"));
    }

    private static Attributes addition(Addition addition) {
        return Attributes.map()
                .put("sku", addition.sku())
                .put("collectionId", addition.collectionId())
                .put("quantity", addition.quantity())
                .build();
    }

    private static Addition readAddition(Attributes map) {
        return new Addition(
                map.findText("sku"), map.findText("collectionId"), (int) map.number("quantity"));
    }
}
