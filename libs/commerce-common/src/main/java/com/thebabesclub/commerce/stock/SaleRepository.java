package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.ShopCommand;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.domain.stock.StockMove;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.StockQuantitiesAttributeMapper;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/** What a session has bought of counted pieces, and what was put back of that. */
final class SaleRepository {

    private static final String RESTOCKED = "restocked";

    /**
     * A sale as it was read.
     *
     * @param item the reservation, or what was taken in its place
     */
    record Sale(String sessionId, Attributes item, SoldPieces pieces) {}

    private final CommerceTable table;

    SaleRepository(CommerceTable table) {
        this.table = table;
    }

    /** Empty where the session has taken nothing. */
    Mono<Sale> of(SessionPointer pointer) {
        return Mono.justOrEmpty(keys(pointer))
                .flatMapMany(keys -> Flux.just(keys.reservation(), keys.lateSale()))
                .concatMap(table::getStrongly)
                .filter(item -> isOf(item, pointer.sessionId()))
                .next()
                .map(item -> new Sale(pointer.sessionId(), item, pieces(item, pointer)));
    }

    /**
     * Puts pieces back and says so, all or nothing; nothing where the command has done that. The
     * number that was ever put in stays: it is no new piece.
     */
    Mono<Void> putBack(Sale sale, ShopCommand command, StockKey key, long number) {
        StockMove move =
                new StockMove(
                        command.id(),
                        command.at(),
                        command.by(),
                        number,
                        Optional.empty(),
                        Optional.of("Put back from order " + sale.sessionId()));
        Key name = Key.stockMove(key, command.at(), command.id());
        return table.transact(
                        List.of(
                                Write.update(
                                        sale.item().key(),
                                        Condition.same(sale.item(), RESTOCKED),
                                        AttributeChange.set(
                                                RESTOCKED,
                                                StockQuantitiesAttributeMapper.of(
                                                        sale.pieces()
                                                                .restocked()
                                                                .plus(key, number)))),
                                ReservationWrites.giveBack(key, number),
                                Write.put(StockItemMapper.move(key, move), Condition.absent())))
                .onErrorResume(
                        WriteRefused.class,
                        refused -> refused.at(name) ? Mono.empty() : Mono.error(refused));
    }

    private static Optional<ReservationKeys> keys(SessionPointer pointer) {
        return pointer.reservation()
                .flatMap(
                        attempt -> pointer.cartId().map(cart -> ReservationKeys.of(cart, attempt)));
    }

    private static boolean isOf(Attributes item, String sessionId) {
        return item.findText(ReservationWrites.STATE)
                        .filter(ReservationState.SOLD.text()::equals)
                        .isPresent()
                && item.findText(SaleWrites.SOLD_BY).filter(sessionId::equals).isPresent();
    }

    private static SoldPieces pieces(Attributes item, SessionPointer pointer) {
        return new SoldPieces(
                sold(item),
                pointer.record().map(OrderRecord::oversold).orElse(PiecesByProduct.NONE),
                item.findMap(RESTOCKED)
                        .map(StockQuantitiesAttributeMapper::read)
                        .orElse(PiecesByProduct.NONE));
    }

    /** Of a reservation what the attempt wanted; it may hold more for a while. */
    static PiecesByProduct sold(Attributes item) {
        return StockQuantitiesAttributeMapper.read(
                item.findMap(ReservationItemMapper.WANTED)
                        .flatMap(
                                wanted ->
                                        wanted.findMap(
                                                Long.toString(
                                                        item.number(SaleWrites.SOLD_ATTEMPT))))
                        .orElseGet(() -> item.map(ReservationItemMapper.HELD)));
    }
}
