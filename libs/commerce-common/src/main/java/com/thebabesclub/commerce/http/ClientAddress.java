package com.thebabesclub.commerce.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** The address that a request came from, as far as it can be believed. */
public record ClientAddress(InetAddress address) {

    /**
     * What a rate limit counts by: an IPv4 address, or the /64 of an IPv6 address, which is what
     * one household gets and may rotate through freely.
     */
    public String limiterKey() {
        if (address instanceof Inet6Address) {
            String network = HexFormat.of().formatHex(address.getAddress(), 0, 8);
            return network.replaceAll("(.{4})(?=.)", "$1:") + "::/64";
        }
        return address.getHostAddress();
    }

    @Override
    public String toString() {
        return "ClientAddress[…]";
    }
}
