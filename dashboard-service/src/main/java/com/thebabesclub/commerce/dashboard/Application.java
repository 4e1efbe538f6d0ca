package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.web.Service;

/** The service as a Netty server. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) {
        Service.run(Application.class, arguments);
    }
}
