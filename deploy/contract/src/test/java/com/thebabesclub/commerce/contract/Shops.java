package com.thebabesclub.commerce.contract;

import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.lambda.local.LocalFunction;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The shop in every kind of package, each started once for all tests and ended with them. Behind
 * each of the functions stand both APIs, since one zip serves both; as on AWS, quotes have a
 * function of their own.
 */
final class Shops {

    private static final List<Shop> ALL = start();

    private Shops() {}

    static List<Shop> all() {
        return ALL;
    }

    private static List<Shop> start() {
        World servers = World.create();
        World managed = World.create();
        World runtime = World.create();
        Function<String, Door> server =
                service -> Door.netty(Server.start(service, servers.variables()));
        Map<Deployed, LocalFunction> zips = Functions.managed(managed);
        Map<Deployed, LocalFunction> runtimes = Functions.runtime(runtime);
        return List.of(
                new Shop(
                        "Netty, jar",
                        servers,
                        server.apply(Functions.CHECKOUT),
                        server.apply(Functions.WEBHOOK),
                        server.apply(Functions.DASHBOARD)),
                shop("REST API, managed runtime", managed, zips, Functions::restApi),
                shop("HTTP API, managed runtime", managed, zips, Functions::httpApi),
                shop("REST API, own runtime", runtime, runtimes, Functions::restApi),
                shop("HTTP API, own runtime", runtime, runtimes, Functions::httpApi));
    }

    private static Shop shop(
            String name,
            World world,
            Map<Deployed, LocalFunction> functions,
            Function<LocalFunction, Door> door) {
        Function<Deployed, Door> of =
                deployed -> door.apply(Objects.requireNonNull(functions.get(deployed)));
        return new Shop(
                name,
                world,
                of.apply(Deployed.CHECKOUT).except("/cart/quote", of.apply(Deployed.QUOTE)),
                of.apply(Deployed.WEBHOOK),
                of.apply(Deployed.DASHBOARD));
    }
}
