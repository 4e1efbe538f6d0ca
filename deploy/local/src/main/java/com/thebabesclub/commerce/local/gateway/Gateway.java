package com.thebabesclub.commerce.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.local.process.StackProblem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One origin for the whole API, as the API Gateway is in the cloud; listens on loopback only. */
public final class Gateway implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Gateway.class.getName());

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Upstream> upstreams;
    private final Forwarding forwarding;
    private final StackControl control;
    private final LambdaApi lambda;
    private final List<Section> sections;

    private Gateway(
            HttpServer server,
            List<Upstream> upstreams,
            Limits limits,
            StackControl control,
            Functions functions,
            List<Section> sections) {
        this.server = server;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.upstreams = List.copyOf(upstreams);
        this.forwarding = new Forwarding(limits.time(), limits.requestBytes());
        this.control = control;
        this.lambda = new LambdaApi(functions);
        this.sections = List.copyOf(sections);
    }

    /**
     * What one request may take.
     *
     * @param time for one request to a service, from the first byte to the last
     * @param requestBytes in the body of a request
     */
    public record Limits(Duration time, int requestBytes) {
        public static final Limits USUAL = new Limits(Duration.ofSeconds(30), 1 << 20);
    }

    /**
     * Listens when it returns.
     *
     * @param port 0 for any free one
     */
    public static Gateway start(
            int port,
            List<Upstream> upstreams,
            Limits limits,
            StackControl control,
            Functions functions,
            List<Section> sections) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            Gateway gateway = new Gateway(server, upstreams, limits, control, functions, sections);
            server.setExecutor(gateway.threads);
            server.createContext("/", gateway::handle);
            server.start();
            return gateway;
        } catch (IOException e) {
            throw new StackProblem(
                    "The gateway cannot listen on port %d: %s".formatted(port, e.getMessage()), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            answer(exchange).send(exchange);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a caller has gone before its answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            return Answer.html(RoutesPage.html());
        }
        for (Section section : sections) {
            if (section.serves(path)) {
                return section.answer(Request.of(exchange));
            }
        }
        if (path.startsWith(StackControl.PREFIX)) {
            return control.answer(exchange.getRequestMethod(), path, exchange.getRequestHeaders());
        }
        if (path.startsWith(Functions.PREFIX)) {
            return lambda.answer(exchange);
        }
        for (Upstream upstream : upstreams) {
            if (upstream.serves(path)) {
                return forwarding.forward(exchange, upstream);
            }
        }
        return Viewer.answer(path).orElseGet(Gateway::noRoute);
    }

    private static Answer noRoute() {
        return Answer.problem(
                404, "gateway_no_route", "No service has this route; / lists those that exist.");
    }
}
