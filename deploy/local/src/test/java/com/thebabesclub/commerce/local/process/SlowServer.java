package com.thebabesclub.commerce.local.process;

import com.sun.net.httpserver.HttpServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A part to supervise: listens on the port given and answers with the status given. With status 0
 * it ends at once, with exit code 3 and a reason.
 */
final class SlowServer {

    private SlowServer() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int status = Integer.parseInt(arguments[1]);
        if (status == 0) {
            System.out.println("the reason why it cannot start");
            System.exit(3);
        }
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(status, -1);
                    }
                });
        server.start();
    }
}
