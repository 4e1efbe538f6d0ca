package com.thebabesclub.commerce.aws;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection to a service, for one request after the other. Blocks: for virtual threads only.
 */
final class Connection {

    private final Socket plain = new Socket(Proxy.NO_PROXY);
    private Socket spoken = plain;
    private AnswerReader answers = new AnswerReader(java.io.InputStream.nullInputStream());
    private long idleSince;

    /** Opens it; {@link #abort} ends that, too. */
    void open(Endpoint endpoint, int connectMillis) throws IOException {
        plain.setTcpNoDelay(true);
        plain.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), connectMillis);
        if (endpoint.secure()) {
            spoken = encrypted(endpoint);
        }
        answers = new AnswerReader(spoken.getInputStream());
    }

    private SSLSocket encrypted(Endpoint endpoint) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket =
                (SSLSocket) factory.createSocket(plain, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        // Without this a certificate for any other name would do.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    Answer exchange(byte[] request) throws IOException {
        OutputStream out = spoken.getOutputStream();
        out.write(request);
        out.flush();
        return answers.next();
    }

    void idleSince(long millis) {
        idleSince = millis;
    }

    long idleSince() {
        return idleSince;
    }

    /** Waits for a millisecond: an end would have arrived before. */
    boolean isStillOpen() {
        try {
            spoken.setSoTimeout(1);
            // The end, or bytes that nobody asked for.
            int unasked = spoken.getInputStream().read();
            return unasked == Integer.MIN_VALUE;
        } catch (SocketTimeoutException quiet) {
            return withoutTimeout();
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean withoutTimeout() {
        try {
            spoken.setSoTimeout(0);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Ends it at once, whoever reads or writes at the moment. Does not block. */
    void abort() {
        try {
            // Not the encrypted one: that would say good-bye first, and wait for the writer.
            plain.close();
        } catch (IOException gone) {
            // As was wanted.
        }
    }
}
