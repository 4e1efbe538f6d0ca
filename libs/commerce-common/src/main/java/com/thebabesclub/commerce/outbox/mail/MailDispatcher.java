package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.PostCommitTaskHandler;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.table.repository.OrderRepository;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Sends the mails that are owed: right after the commit that owes them if there is time, else by
 * the sweep of the outbox.
 *
 * <p>Each mail is sent once, with one exception that no sender can rule out: where the process
 * dies, or the provider's answer is lost, after the provider has the mail and before that is marked
 * in the table.
 */
@Singleton
@Requires(beans = Secrets.class)
public final class MailDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatcher.class);

    private static final Set<Owed> MAIL =
            EnumSet.complementOf(
                    EnumSet.of(
                            Owed.SETTLE,
                            Owed.REMOVE_COUPON,
                            Owed.REFUND,
                            Owed.ERASE,
                            Owed.ORDER_EVENT,
                            Owed.RELEASE,
                            Owed.RESTOCK));

    /** With less than this left of a request nothing is begun. */
    private static final Duration LEAST = Duration.ofSeconds(2);

    /** Kept back of a request's time, to mark what was sent and to answer. */
    private static final Duration FOR_THE_MARK = Duration.ofSeconds(1);

    /** A slow provider must not make the customer wait at Stripe's page. */
    private static final Duration AT_ONCE_LIMIT = Duration.ofSeconds(4);

    private final Scheduler threads =
            Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "mail");
    private final MailSettings settings;
    private final MailRenderer renderer;
    private final MailSender sender;
    private final Metrics metrics;
    private final Clock clock;

    MailDispatcher(MailSettings settings, MailSender sender, Metrics metrics, Clock clock) {
        this.settings = settings;
        this.renderer = new MailRenderer(settings.shopName());
        this.sender = sender;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** With the sender of the settings, which is made when the first mail is sent. */
    @Inject
    MailDispatcher(
            MailSettings settings,
            Secrets secrets,
            BeanProvider<SesV2AsyncClient> ses,
            JsonMapper json,
            Metrics metrics,
            Clock clock) {
        this(
                settings,
                MailSender.lazy(
                        () ->
                                switch (settings.sender()) {
                                    case SES -> new SesMailSender(ses.get(), settings.from());
                                    case POSTMARK ->
                                            new PostmarkMailSender(
                                                    settings.postmarkBase(),
                                                    settings.from(),
                                                    secrets,
                                                    json);
                                    case LOG -> new LoggingMailSender();
                                }),
                metrics,
                clock);
    }

    /**
     * Virtual threads, where templates are read and clients are made: the one thing here that
     * blocks.
     */
    Scheduler threads() {
        return threads;
    }

    MailSettings settings() {
        return settings;
    }

    MailRenderer renderer() {
        return renderer;
    }

    MailSender sender() {
        return sender;
    }

    /** For the sweep, which reads the orders. */
    public Map<Owed, TaskHandler> handlers(OrderRepository orders) {
        return handlers(orders::find);
    }

    /** For whoever has just committed the order and has some of a request's time left. */
    public PostCommitTaskHandler afterCommit(OutboxRepository queue) {
        return (mine, order) ->
                Mono.deferContextual(
                        context -> {
                            Optional<Deadline> deadline = Deadline.of(context);
                            boolean late =
                                    deadline.map(Deadline::left)
                                            .filter(left -> left.compareTo(LEAST) < 0)
                                            .isPresent();
                            return late ? Mono.empty() : send(queue, mine, order, deadline);
                        });
    }

    private Mono<Void> send(
            OutboxRepository queue, OutboxTask mine, Order order, Optional<Deadline> deadline) {
        Duration limit =
                deadline.map(end -> end.left().minus(FOR_THE_MARK))
                        .filter(left -> left.compareTo(AT_ONCE_LIMIT) < 0)
                        .orElse(AT_ONCE_LIMIT);
        TaskExecutor run =
                new TaskExecutor(queue, handlers(_ -> Mono.just(order)), limit, metrics, clock);
        return run.run(OutboxRepository.mine(mine))
                .onErrorResume(
                        failure -> {
                            LOG.atWarn()
                                    .addKeyValue("sessionId", mine.sessionId())
                                    .addKeyValue("reason", failure.getClass().getSimpleName())
                                    .log("Mail left to the sweep");
                            return Mono.empty();
                        })
                .then();
    }

    private Map<Owed, TaskHandler> handlers(Function<String, Mono<Order>> orders) {
        Map<Owed, TaskHandler> handlers = new EnumMap<>(Owed.class);
        MAIL.forEach(
                owed ->
                        handlers.put(
                                owed,
                                new MailTaskHandler(
                                        MailTaskHandler.type(owed), orders, this, metrics)));
        return handlers;
    }
}
