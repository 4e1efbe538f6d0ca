package com.thebabesclub.commerce.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports for a stack beside others. */
public final class FreePorts {

    private FreePorts() {}

    /** Held all at once, so that they are seven. */
    public static Ports seven() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 7; i++) {
                held.add(new ServerSocket(0));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return new Ports(
                    ports.get(0),
                    ports.get(1),
                    ports.get(2),
                    ports.get(3),
                    ports.get(4),
                    ports.get(5),
                    ports.get(6));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
