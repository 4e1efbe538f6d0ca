package com.thebabesclub.commerce.server.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells the handlers after it with {@link Signal#EXPIRED} where a head or a body takes longer than
 * it may. The framework's limits are for connections on which nothing happens at all; one byte a
 * second would keep those open for ever.
 */
final class ReadTimer extends ChannelInboundHandlerAdapter {

    /** What the handlers after it are told. */
    enum Signal {
        EXPIRED
    }

    private final Duration limit;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ScheduledFuture<?> running;

    ReadTimer(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext current, Object message) throws Exception {
        if (running == null && message instanceof ByteBuf) {
            start();
        }
        super.channelRead(current, message);
    }

    /** The head is read; now the body has its time. */
    void headEnds() {
        stop();
        start();
    }

    void stop() {
        ScheduledFuture<?> timer = running;
        if (timer != null) {
            timer.cancel(false);
            running = null;
        }
    }

    private void start() {
        ChannelHandlerContext current = context;
        if (current != null) {
            running =
                    current.executor()
                            .schedule(
                                    () -> current.fireUserEventTriggered(Signal.EXPIRED),
                                    limit.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext current) throws Exception {
        stop();
        super.channelInactive(current);
    }
}
