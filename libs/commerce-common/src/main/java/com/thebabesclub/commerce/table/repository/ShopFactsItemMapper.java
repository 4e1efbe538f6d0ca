package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.Letter;
import com.thebabesclub.commerce.domain.order.ShopAction;
import com.thebabesclub.commerce.domain.order.ShopCommand;
import com.thebabesclub.commerce.domain.order.ShopFacts;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.time.Instant;

/** What the shop's people have done about an order, as one item beside the session's pointer. */
public final class ShopFactsItemMapper {

    /** Larger than any shop needs, and small enough to be read with every settlement. */
    private static final int MOST_BYTES = 12 * 1024;

    private static final String REVISION = "revision";
    private static final String VOIDED = "voided";
    private static final String LETTER = "letter";
    private static final String REFUND = "refund";
    private static final String CANCEL = "cancel";
    private static final String ERASURE = "erasure";
    private static final String RESTOCK = "restock";
    private static final String REFUSED = "refund_refused";

    private ShopFactsItemMapper() {}

    /**
     * The item.
     *
     * @param next the pointer with which it is written
     */
    static Attributes of(SessionPointer next, ShopFacts facts) {
        return Attributes.item(Key.sessionShop(next.sessionId()))
                .put(REVISION, next.version())
                .putMaps("commands", facts.all().stream().map(ShopFactsItemMapper::of).toList())
                .build();
    }

    /** Whether so much fits into the item. */
    public static boolean fits(SessionPointer next, ShopFacts facts) {
        return of(next, facts).bytes() <= MOST_BYTES;
    }

    /** The version of the pointer with which the item was written. */
    static long revision(Attributes item) {
        return item.number(REVISION);
    }

    static ShopFacts read(Attributes item) {
        return new ShopFacts(
                item.maps("commands").stream().map(ShopFactsItemMapper::readCommand).toList());
    }

    private static Attributes of(ShopCommand command) {
        Attributes.Builder map =
                Attributes.map()
                        .put("id", command.id())
                        .put("by", command.by())
                        .put("at", command.at().getEpochSecond())
                        .put(REVISION, command.revision())
                        .put("digest", command.digest());
        put(command.action(), map);
        return map.build();
    }

    private static void put(ShopAction action, Attributes.Builder map) {
        switch (action) {
            case ShopAction.Moved moved -> {
                map.put("action", moved.step().text())
                        .putMaps("lines", FulfilmentAttributeMapper.lines(moved.lines()))
                        .put("note", moved.note());
                moved.parcel()
                        .ifPresent(
                                parcel ->
                                        map.put(
                                                "parcel",
                                                FulfilmentAttributeMapper.parcel(
                                                                parcel, Attributes.map())
                                                        .build()));
            }
            case ShopAction.RefundRequested asked -> {
                map.put("action", asked.cancels() ? CANCEL : REFUND)
                        .put("amount", asked.amount())
                        .put("shipping", asked.shipping())
                        .put("reason", asked.reason())
                        .put("note", asked.note())
                        .putMaps(
                                "lines",
                                asked.lines().stream()
                                        .map(FulfilmentAttributeMapper::refund)
                                        .toList());
                if (asked.restock()) {
                    map.put(RESTOCK, true);
                }
            }
            case ShopAction.RefundRefused refused ->
                    map.put("action", REFUSED)
                            .put("commandId", refused.requestId())
                            .put("code", refused.code());
            case ShopAction.LetterAgain again ->
                    map.put("action", LETTER).put("letter", again.letter().text());
            case ShopAction.ErasureAsked _ -> map.put("action", ERASURE);
            case ShopAction.Voided voided ->
                    map.put("action", VOIDED).put("commandId", voided.commandId());
        }
    }

    private static ShopCommand readCommand(Attributes map) {
        return new ShopCommand(
                map.text("id"),
                map.text("by"),
                Instant.ofEpochSecond(map.number("at")),
                map.number(REVISION),
                map.text("digest"),
                readAction(map));
    }

    private static ShopAction readAction(Attributes map) {
        String action = map.text("action");
        return switch (action) {
            case REFUND, CANCEL ->
                    new ShopAction.RefundRequested(
                            map.number("amount"),
                            FulfilmentAttributeMapper.readRefunds(map.maps("lines")),
                            map.number("shipping"),
                            map.findText("reason"),
                            map.findText("note"),
                            action.equals(CANCEL),
                            map.flag(RESTOCK));
            case REFUSED -> new ShopAction.RefundRefused(map.text("commandId"), map.text("code"));
            case LETTER ->
                    new ShopAction.LetterAgain(Letter.ofText(map.text("letter")).orElseThrow());
            case ERASURE -> new ShopAction.ErasureAsked();
            case VOIDED -> new ShopAction.Voided(map.text("commandId"));
            default ->
                    new ShopAction.Moved(
                            FulfilmentStep.ofText(action).orElseThrow(),
                            FulfilmentAttributeMapper.readLines(map.maps("lines")),
                            map.findMap("parcel").map(FulfilmentAttributeMapper::readParcel),
                            map.findText("note"));
        };
    }
}
