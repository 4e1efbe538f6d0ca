package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.http.lambda.GatewayRequest;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who calls: the request context of API Gateway on Lambda, the socket on Netty.
 *
 * <p>The stock resolver believes the first entry of {@code X-Forwarded-For}, which is the caller's
 * own invention. Here the header counts only when the call itself comes from a configured proxy,
 * and then from the right, where each proxy wrote down whom it saw.
 */
@Singleton
public final class ClientAddressResolver {

    private static final int MOST_HOPS = 16;

    /** Where each proxy writes down whom it saw. */
    public static final String FORWARDED = "X-Forwarded-For";

    private static final InetAddress UNKNOWN = InetAddress.ofLiteral("0.0.0.0");

    private final List<AddressRange> proxies;

    ClientAddressResolver(ProxyProperties properties) {
        this.proxies = properties.proxies().stream().map(ClientAddressResolver::range).toList();
    }

    /**
     * The caller's address; the unspecified address where there is none to be had, so that such
     * callers share a limit.
     */
    ClientAddress of(HttpRequest<?> request) {
        return of(peer(request), request.getHeaders().getAll(FORWARDED));
    }

    /**
     * The same of a request that is not read yet.
     *
     * @param socket who is at the other end of the connection
     * @param forwarded the headers {@link #FORWARDED}
     */
    public ClientAddress of(Optional<InetAddress> socket, List<String> forwarded) {
        InetAddress peer = socket.orElse(UNKNOWN);
        return new ClientAddress(trusted(peer) ? forwardedFor(forwarded, peer) : peer);
    }

    private InetAddress forwardedFor(List<String> headers, InetAddress peer) {
        List<String> hops =
                headers.stream()
                        .flatMap(header -> Arrays.stream(header.split(",", -1)))
                        .map(String::strip)
                        .toList()
                        .reversed();
        InetAddress nearest = peer;
        for (String hop : hops.subList(0, Math.min(hops.size(), MOST_HOPS))) {
            Optional<InetAddress> address = literal(hop);
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = address.get();
            if (!trusted(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean trusted(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    private static Optional<InetAddress> peer(HttpRequest<?> request) {
        return GatewayRequest.of(request)
                .map(gateway -> gateway.sourceIp().flatMap(ClientAddressResolver::literal))
                .orElseGet(() -> Optional.ofNullable(request.getRemoteAddress().getAddress()));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.parse(text);
        } catch (IllegalArgumentException e) {
            InvalidSettingException problem =
                    InvalidSettingException.of(
                            ProxyProperties.class,
                            "proxies",
                            "has \"" + text + "\", which is no address or network");
            problem.initCause(e);
            throw problem;
        }
    }
}
