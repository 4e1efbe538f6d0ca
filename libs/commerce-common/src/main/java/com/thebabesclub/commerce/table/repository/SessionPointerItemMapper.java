package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.ReservationAttempt;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A session pointer as an item. */
final class SessionPointerItemMapper {

    /**
     * Long enough for a delayed payment, its failure and every redelivery; an order takes the end
     * away.
     */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(45);

    static final String VERSION = "version";

    private static final String SESSION_ID = "stripeSessionId";

    /** As pointers of before the owner's name for it have it. */
    private static final String OLD_SESSION_ID = "sessionId";

    /** That whoever wrote the item has put the pointer from the order's e-mail. */
    private static final String EMAIL_POINTER = "emailPointer";

    /** The version of the pointer with which the item of the shop's commands was written. */
    private static final String SHOP_REVISION = "shopRevision";

    /** What the session sells of what is counted. */
    private static final String RESERVATION = "reservation";

    /** Counted pieces that were paid when there were no more. */
    private static final String OVERSOLD = "oversold";

    private static final Duration LONGEST_SESSION = Duration.ofHours(24);

    private SessionPointerItemMapper() {}

    static Attributes of(SessionPointer pointer) {
        Attributes.Builder item =
                Attributes.item(Key.session(pointer.sessionId()))
                        .put(SESSION_ID, pointer.sessionId())
                        .put("created", pointer.created().getEpochSecond())
                        .put("quoteSignature", pointer.quoteSignature())
                        .put("cartId", pointer.cartId())
                        .put("cartHash", pointer.cartHash())
                        .put("couponId", pointer.couponId())
                        .put(RESERVATION, pointer.reservation().map(ReservationAttempt::text))
                        .put(VERSION, pointer.version())
                        .put("status", pointer.facts().stage().text())
                        .put("facts", PaymentFactsAttributeMapper.of(pointer.facts()))
                        .putMap("record", pointer.record().map(SessionPointerItemMapper::of))
                        .putMap("refundPages", pages(pointer.refundPages()))
                        .expires(expiry(pointer));
        pointer.expiresAt().ifPresent(at -> item.put("sessionExpiresAt", at.getEpochSecond()));
        pointer.owner().ifPresent(owner -> OwnerAttributeMapper.put(owner, item));
        if (pointer.shopRevision() > 0) {
            item.put(SHOP_REVISION, pointer.shopRevision());
        }
        return (pointer.emailPointed() ? item.put(EMAIL_POINTER, true) : item).build();
    }

    /**
     * False for what the legacy Python Lambdas kept under the same key: their item has no version,
     * and knows nothing that the session itself does not tell.
     */
    static boolean isPointer(Attributes item) {
        return item.has(VERSION);
    }

    static SessionPointer read(Attributes item) {
        return new SessionPointer(
                item.findText(OLD_SESSION_ID).orElseGet(() -> item.text(SESSION_ID)),
                Instant.ofEpochSecond(item.number("created")),
                item.findNumber("sessionExpiresAt").stream()
                        .mapToObj(Instant::ofEpochSecond)
                        .findFirst(),
                item.findText("userId").map(_ -> OwnerAttributeMapper.read(item)),
                item.findText("quoteSignature"),
                item.findText("cartId"),
                item.findText("cartHash"),
                item.findText("couponId"),
                item.number(VERSION),
                PaymentFactsAttributeMapper.read(item.map("facts")),
                item.findMap("record").map(SessionPointerItemMapper::readRecord),
                item.findMap("refundPages")
                        .map(SessionPointerItemMapper::readPages)
                        .orElse(List.of()),
                item.isTrue(EMAIL_POINTER),
                item.findNumber(SHOP_REVISION).orElse(0),
                item.findText(RESERVATION).flatMap(ReservationAttempt::parse));
    }

    private static Optional<Attributes> pages(List<Long> versions) {
        Attributes.Builder map = Attributes.map();
        IntStream.range(0, versions.size())
                .forEach(i -> map.put(Integer.toString(i + 1), versions.get(i)));
        return versions.isEmpty() ? Optional.empty() : Optional.of(map.build());
    }

    private static List<Long> readPages(Attributes map) {
        return IntStream.rangeClosed(1, map.names().size())
                .mapToObj(number -> map.number(Integer.toString(number)))
                .toList();
    }

    static Attributes of(OrderRecord record) {
        return OwnerAttributeMapper.put(record.owner(), Attributes.map())
                .put("number", record.number().text())
                .put("source", record.source().text())
                .put("duplicateOf", record.duplicateOf())
                .putMap(OVERSOLD, StockQuantitiesAttributeMapper.ofAny(record.oversold()))
                .put("recordedAt", record.recordedAt().getEpochSecond())
                .build();
    }

    private static OrderRecord readRecord(Attributes map) {
        return new OrderRecord(
                OwnerAttributeMapper.read(map),
                new OrderNumber(map.text("number")),
                OrderSource.ofText(map.text("source")),
                map.findText("duplicateOf"),
                map.findMap(OVERSOLD)
                        .map(StockQuantitiesAttributeMapper::read)
                        .orElse(PiecesByProduct.NONE),
                Instant.ofEpochSecond(map.number("recordedAt")));
    }

    /** Until when a session without an order is remembered. */
    static Instant keptUntil(SessionPointer pointer) {
        return pointer.expiresAt()
                .orElse(pointer.created().plus(LONGEST_SESSION))
                .plus(KEPT_AFTER_EXPIRY);
    }

    private static Optional<Instant> expiry(SessionPointer pointer) {
        return pointer.record().isPresent() ? Optional.empty() : Optional.of(keptUntil(pointer));
    }
}
