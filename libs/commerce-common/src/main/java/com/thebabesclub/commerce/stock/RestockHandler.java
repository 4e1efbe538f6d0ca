package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.Restock;
import com.thebabesclub.commerce.domain.order.ShopCommand;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.outbox.ClaimedTask;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;

import java.util.Map;

/**
 * Puts pieces of an order back that can be sold again, product by product. The move of each is
 * named by the command, so that it is made once, however often this is run.
 */
public final class RestockHandler implements TaskHandler {

    private final SessionRepository sessions;
    private final OrderRepository orders;
    private final SaleRepository sales;

    public RestockHandler(CommerceTable table) {
        this.sessions = new SessionRepository(table);
        this.orders = new OrderRepository(table);
        this.sales = new SaleRepository(table);
    }

    @Override
    public Mono<Outcome> run(ClaimedTask claimed) {
        return sessions.read(claimed.task().sessionId())
                .flatMap(stored -> putBack(stored, claimed.task().about().orElse("")))
                .thenReturn(new Outcome.Done());
    }

    private Mono<Void> putBack(SessionRepository.Stored stored, String commandId) {
        return Mono.zip(
                        Mono.justOrEmpty(stored.pointer()),
                        orders.of(stored),
                        Mono.justOrEmpty(stored.shop().find(commandId)))
                .flatMap(read -> putBack(read.getT1(), read.getT2(), read.getT3()));
    }

    private Mono<Void> putBack(SessionPointer pointer, Order order, ShopCommand command) {
        return sales.of(pointer)
                .flatMapIterable(
                        sale ->
                                sale.pieces()
                                        .counted(Restock.of(order, command))
                                        .pieces()
                                        .entrySet())
                .concatMap(wanted -> putBack(pointer, command, wanted))
                .then();
    }

    /** Reads the sale again, since each piece that is put back changes it. */
    private Mono<Void> putBack(
            SessionPointer pointer, ShopCommand command, Map.Entry<StockKey, Long> wanted) {
        return sales.of(pointer)
                .flatMap(
                        sale -> {
                            SoldPieces pieces = sale.pieces();
                            long number = pieces.possible(wanted.getKey(), wanted.getValue());
                            return number > 0
                                    ? sales.putBack(sale, command, wanted.getKey(), number)
                                    : Mono.empty();
                        });
    }
}
