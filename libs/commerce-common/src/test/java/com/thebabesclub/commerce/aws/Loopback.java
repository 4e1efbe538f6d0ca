package com.thebabesclub.commerce.aws;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** A server on loopback whose answers a test writes itself, to the last byte. */
public final class Loopback implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    public interface Script {
        void answer(Exchange exchange) throws IOException, InterruptedException;
    }

    /** A script that answers with bytes. */
    @FunctionalInterface
    public interface Answers {
        byte[] to(Exchange exchange) throws IOException, InterruptedException;
    }

    /**
     * One request that has arrived.
     *
     * @param number of the request, from 1
     */
    public record Exchange(int number, String request, Socket socket) {

        public OutputStream out() throws IOException {
            return socket.getOutputStream();
        }

        public String body() {
            return request.substring(request.indexOf("\r\n\r\n") + 4);
        }
    }

    private final ServerSocket server;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Loopback(ServerSocketFactory sockets, Script script) throws IOException {
        this.server = sockets.createServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        this.script = script;
    }

    public static Loopback scripted(Script script) throws IOException {
        return started(new Loopback(ServerSocketFactory.getDefault(), script));
    }

    /** The same over TLS; {@link #address} has the port, and not the scheme. */
    public static Loopback encrypted(SSLContext context, Answers answers) throws IOException {
        return started(
                new Loopback(
                        context.getServerSocketFactory(),
                        exchange -> exchange.out().write(answers.to(exchange))));
    }

    private static Loopback started(Loopback loopback) {
        Thread.ofVirtual().start(loopback::accept);
        return loopback;
    }

    public static Loopback answering(Answers answers) throws IOException {
        return scripted(exchange -> exchange.out().write(answers.to(exchange)));
    }

    public static byte[] ok(String body) {
        return answer(200, "", body);
    }

    /**
     * An answer with a body of this length.
     *
     * @param headers each with its end of line
     */
    public static byte[] answer(int status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Said\r\nContent-Length: " + bytes.length + "\r\n";
        return (head + headers + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] error(int status, String code) {
        return answer(
                status, "", "{\"__type\":\"x#" + code + "\",\"message\":\"said " + code + "\"}");
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Heads and bodies, in the order in which they arrived. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public int answered() {
        return answered.get();
    }

    public int connections() {
        return connections.get();
    }

    /** Connections that are closed, whoever closed them. */
    public int ended() {
        return ended.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                String request = request(in);
                requests.add(request);
                script.answer(new Exchange(count.incrementAndGet(), request, socket));
                answered.incrementAndGet();
            }
        } catch (IOException gone) {
            // By the script, or the client.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.incrementAndGet();
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the end");
            }
            head.append((char) next);
        }
        int length = 0;
        for (String line : head.toString().split("\r\n", -1)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
