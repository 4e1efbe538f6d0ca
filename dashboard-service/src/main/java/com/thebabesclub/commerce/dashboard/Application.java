package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.http.NettyServer;

/** The service as a Netty server. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) {
        NettyServer.run(Application.class, arguments);
    }
}
