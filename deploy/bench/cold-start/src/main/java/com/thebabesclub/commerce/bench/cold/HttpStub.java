package com.thebabesclub.commerce.bench.cold;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A server of HTTP/1.1 on loopback that costs the processes beside it as little as possible: bare
 * sockets, a virtual thread for each connection. It takes bodies with a length and in chunks.
 */
public final class HttpStub implements AutoCloseable {

    /** What was asked; names of headers are in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes of the wire, which nobody compares.
    public record Request(String method, String path, Map<String, String> headers, byte[] body) {}

    /** An answer, always 200; each header line ends in CR LF. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(String headers, byte[] body) {}

    /** Answers requests; it may block. */
    @FunctionalInterface
    public interface Handler {
        Answer answer(Request request) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Handler handler;

    private HttpStub(ServerSocket server, Handler handler) {
        this.server = server;
        this.handler = handler;
    }

    /** Starts on a free port. */
    public static HttpStub start(Handler handler) throws IOException {
        HttpStub stub =
                new HttpStub(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress()), handler);
        Thread.ofPlatform().daemon().start(stub::accept);
        return stub;
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = connection.getOutputStream()) {
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                String[] words = first.split(" ", -1);
                Map<String, String> headers = headers(in);
                Answer answer =
                        handler.answer(new Request(words[0], words[1], headers, body(in, headers)));
                out.write(bytes(answer));
                out.flush();
            }
        } catch (IOException gone) {
            // The process at the other end was stopped: that is how each measurement ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(Answer answer) {
        byte[] head =
                ("HTTP/1.1 200 OK\r\nContent-Length: "
                                + answer.body().length
                                + "\r\n"
                                + answer.headers()
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] both = new byte[head.length + answer.body().length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(answer.body(), 0, both, head.length, answer.body().length);
        return both;
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(in); size > 0; size = chunk(in)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    /** Empty at the end of the stream, too. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
