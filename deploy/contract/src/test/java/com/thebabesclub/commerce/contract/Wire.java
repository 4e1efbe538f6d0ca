package com.thebabesclub.commerce.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The way to a server on this machine, which a test can cut. */
final class Wire implements AutoCloseable {

    /** What becomes of the connections that stand when it is cut; new ones are as good as ever. */
    enum Cut {
        /** The server has closed them. */
        CLOSED,
        /** A router on the way has forgotten them: what is sent is lost, and nobody says so. */
        FORGOTTEN
    }

    private record Connection(Socket near, Socket far) {

        void close() {
            try (near;
                    far) {
                // Both at once.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final URI server;
    private final ServerSocket door;
    private final Queue<Connection> standing = new ConcurrentLinkedQueue<>();
    private final Queue<Connection> forgotten = new ConcurrentLinkedQueue<>();

    private Wire(URI server, ServerSocket door) {
        this.server = server;
        this.door = door;
    }

    static Wire to(URI server) {
        try {
            Wire wire = new Wire(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.startVirtualThread(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** How many connections there are. */
    int standing() {
        return standing.size();
    }

    /** How many connections were cut. */
    int cut(Cut how) {
        int count = 0;
        for (Connection each = standing.poll(); each != null; each = standing.poll()) {
            count++;
            if (how == Cut.CLOSED) {
                each.close();
            } else {
                forgotten.add(each);
            }
        }
        return count;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Connection connection =
                        new Connection(near, new Socket(server.getHost(), server.getPort()));
                standing.add(connection);
                Thread.startVirtualThread(
                        () -> carry(connection, connection.near(), connection.far()));
                Thread.startVirtualThread(
                        () -> carry(connection, connection.far(), connection.near()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Connection connection, Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!forgotten.contains(connection)) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException closed) {
            // By one of the two, or cut.
        }
        if (!forgotten.contains(connection)) {
            connection.close();
            standing.remove(connection);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut(Cut.CLOSED);
        forgotten.forEach(Connection::close);
    }
}
