package com.thebabesclub.commerce.server.connection;

import com.thebabesclub.commerce.http.ClientAddressResolver;
import com.thebabesclub.commerce.server.connection.PendingBodies.Reservation;

import io.micronaut.http.HttpStatus;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Hands requests on once they have arrived whole, so that nobody works for one that never does. One
 * that is not taken is handed on as a {@link RefusedHttpRequest}, and what still comes of its body
 * is dropped: a connection that were closed at once would lose the answer.
 *
 * <p>Netty's own answers to such requests have no body, no id and no line in the log.
 */
final class RequestReader extends HttpObjectAggregator {

    private enum State {
        BETWEEN,
        READING,
        DROPPING,
        CLOSING
    }

    private final int maxLength;
    private final ReadTimer timer;
    private final PendingBodies pending;
    private final ClientAddressResolver clients;
    private State state = State.BETWEEN;
    private Optional<Reservation> reserved = Optional.empty();

    RequestReader(
            int maxLength, ReadTimer timer, PendingBodies pending, ClientAddressResolver clients) {
        super(maxLength);
        this.maxLength = maxLength;
        this.timer = timer;
        this.pending = pending;
        this.clients = clients;
    }

    @Override
    public boolean acceptInboundMessage(Object message) {
        return message instanceof HttpObject;
    }

    @Override
    protected void decode(ChannelHandlerContext context, HttpObject message, List<Object> out)
            throws Exception {
        if (state == State.CLOSING) {
            return;
        }
        if (message instanceof HttpRequest head) {
            begin(context, head, out);
        }
        if (state == State.READING) {
            super.decode(context, message, out);
            replaceUnreadable(out);
        }
        if (message instanceof LastHttpContent && state != State.CLOSING) {
            end(State.BETWEEN);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest head, List<Object> out) {
        timer.headEnds();
        state = State.DROPPING;
        if (head.decoderResult().cause() instanceof PrematureChannelClosureException) {
            return;
        }
        Optional<HttpStatus> violation = RequestRules.violation(head);
        if (violation.isPresent()) {
            end(State.CLOSING);
            out.add(new RefusedHttpRequest(head, violation.get(), true));
        } else if (HttpUtil.getContentLength(head, 0L) > maxLength) {
            refuse(head, HttpStatus.REQUEST_ENTITY_TOO_LARGE, out);
        } else if (!reserve(context, head)) {
            refuse(head, HttpStatus.SERVICE_UNAVAILABLE, out);
        } else {
            state = State.READING;
        }
    }

    /** Whoever waits for our consent to send the body sends none, or another request. */
    private static void refuse(HttpRequest head, HttpStatus status, List<Object> out) {
        out.add(new RefusedHttpRequest(head, status, HttpUtil.is100ContinueExpected(head)));
    }

    private boolean reserve(ChannelHandlerContext context, HttpRequest head) {
        int length =
                HttpUtil.isTransferEncodingChunked(head)
                        ? maxLength
                        : HttpUtil.getContentLength(head, 0);
        if (length == 0) {
            return true;
        }
        reserved = pending.reserve(address(context.channel().remoteAddress(), head), length);
        return reserved.isPresent();
    }

    private String address(SocketAddress peer, HttpRequest head) {
        Optional<InetAddress> address =
                peer instanceof InetSocketAddress socket
                        ? Optional.ofNullable(socket.getAddress())
                        : Optional.empty();
        return clients.of(address, head.headers().getAll(ClientAddressResolver.FORWARDED))
                .limiterKey();
    }

    private void end(State next) {
        timer.stop();
        state = next;
        reserved.ifPresent(Reservation::release);
        reserved = Optional.empty();
    }

    /** A request whose chunks cannot be told from each other. */
    private void replaceUnreadable(List<Object> out) {
        if (!out.isEmpty()
                && out.getLast() instanceof FullHttpRequest request
                && request.decoderResult().isFailure()) {
            out.set(out.size() - 1, new RefusedHttpRequest(request, HttpStatus.BAD_REQUEST, true));
            request.release();
        }
    }

    /** A body in chunks that is too long after all; its end may be far. */
    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        state = State.DROPPING;
        context.fireChannelRead(
                new RefusedHttpRequest(
                        (HttpRequest) oversized, HttpStatus.REQUEST_ENTITY_TOO_LARGE, false));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (!(event instanceof ReadTimer.Signal)) {
            super.userEventTriggered(context, event);
        } else if (state == State.DROPPING || state == State.CLOSING) {
            var _ = context.close();
        } else {
            end(State.CLOSING);
            context.fireChannelRead(RefusedHttpRequest.unknown(HttpStatus.REQUEST_TIMEOUT));
            context.fireChannelReadComplete();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        end(State.CLOSING);
        super.channelInactive(context);
    }
}
