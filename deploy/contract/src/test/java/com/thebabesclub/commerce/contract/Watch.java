package com.thebabesclub.commerce.contract;

import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.integration.BlockHoundIntegration;

import java.io.PrintStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Watches a server from within: what waits on a thread that must not is written down in the
 * server's log, and the call goes on. Which threads these are, the fixtures of the services' own
 * tests know.
 */
public final class Watch implements BlockHoundIntegration {

    /** Set for the servers, and not for the tests. */
    static final String PROPERTY = "contract.watched";

    static final String FOUND = "WAITS ON AN EVENT LOOP";
    static final String CANARY_FOUND = "THE CANARY WAS FOUND";

    private static final String CANARY = "default-nioEventLoopGroup-canary";
    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    /**
     * Starts a program under the watch.
     *
     * @param arguments the class of its main method
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        BlockHound.install();
        Thread.ofPlatform().daemon().name(CANARY).start(Watch::canary);
        Class.forName(arguments[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[0]);
    }

    /** Last of all: the fixtures' own answer to what they find is another. */
    @Override
    public int compareTo(BlockHoundIntegration other) {
        return other instanceof Watch ? 0 : 1;
    }

    @Override
    public void applyTo(BlockHound.Builder builder) {
        if (Boolean.getBoolean(PROPERTY)) {
            builder.allowBlockingCallsInside("java.lang.ClassLoader", "loadClass")
                    .allowBlockingCallsInside("java.lang.ClassLoader", "getResourceAsStream")
                    .blockingMethodCallback(Watch::found);
            Thread.ofPlatform().daemon().name("watch").start(() -> write(System.err));
        }
    }

    /** Runs where nobody may wait, not even for the log. */
    private static void found(BlockingMethod method) {
        Thread thread = Thread.currentThread();
        if (thread.getName().equals(CANARY)) {
            LINES.add(CANARY_FOUND);
            thread.interrupt();
        } else {
            LINES.add(FOUND + ": " + method);
            for (StackTraceElement frame : thread.getStackTrace()) {
                LINES.add("    at " + frame);
            }
        }
    }

    private static void write(PrintStream log) {
        try {
            for (; ; ) {
                for (String line = LINES.poll(); line != null; line = LINES.poll()) {
                    log.println(line);
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits where nobody may. */
    private static void canary() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException foundIt) {
            Thread.currentThread().interrupt();
        }
    }
}
