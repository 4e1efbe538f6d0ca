package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.ShopCommand;
import com.thebabesclub.commerce.domain.session.OrderChange;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.OrderItemMapper;
import com.thebabesclub.commerce.table.repository.OrderListingItemMapper;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.table.repository.TimelineItemMapper;
import com.thebabesclub.commerce.table.repository.TodoWritePlanner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a command of the shop's people writes, as one transaction on the version on which
 * it was found legal. A function of values.
 *
 * @param seen the pointer as it was read
 * @param next the pointer as it will be
 * @param before the order as it was read
 * @param after the order as it will be
 * @param tellsOthers whether others are told what becomes of orders
 * @param atOnce what whoever commits does right after it
 */
record ShopCommit(
        SessionPointer seen,
        SessionPointer next,
        Order before,
        Order after,
        ShopCommand command,
        boolean tellsOthers,
        PostCommitTasks atOnce) {

    List<Write> writes(OrderRetentionPolicy retention) {
        Optional<Instant> expiry = retention.expiry(after);
        List<Write> writes = new ArrayList<>(SessionRepository.replace(seen, next));
        writes.add(SessionRepository.shop(next, after.shop()));
        if (retention.isKept(after)) {
            writes.add(Write.put(OrderItemMapper.of(after, retention.now(), expiry)));
            writes.add(OrderListingItemMapper.put(after, expiry));
            writes.add(
                    TimelineItemMapper.command(
                            next.sessionId(),
                            command,
                            OrderChange.of(command),
                            OrderSource.ADMIN.text(),
                            expiry));
            writes.addAll(TodoWritePlanner.change(Optional.of(before), after, expiry));
            orderEvent().map(this::writeEvent).ifPresent(writes::add);
        }
        writes.addAll(EmailPointerRepository.change(seen, next, retention.isKept(after), expiry));
        owed().stream().map(ShopCommit::write).forEach(writes::add);
        return writes;
    }

    List<OutboxTask> owed() {
        return ShopTaskPlanner.of(command, after, next.reservation().isPresent());
    }

    /** Empty where nobody is told. */
    Optional<OutboxTask> orderEvent() {
        return tellsOthers
                ? Optional.of(OutboxTask.orderEvent(next.sessionId(), next.version(), command.at()))
                : Optional.empty();
    }

    private Write writeEvent(OutboxTask event) {
        return atOnce.includes(event.kind()) ? OutboxRepository.oweMine(event) : event.write();
    }

    private static Write write(OutboxTask task) {
        return ShopTaskPlanner.isMine(task) ? OutboxRepository.oweMine(task) : task.write();
    }
}
