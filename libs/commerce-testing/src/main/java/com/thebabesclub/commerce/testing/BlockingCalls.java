package com.thebabesclub.commerce.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.BlockingOperationError;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Fails the test during which a thread that must not wait has called something that waits. The call
 * itself goes on, since an event loop that dies of an error would only make the test hang. JUnit
 * adds this to every test class by itself.
 */
public final class BlockingCalls implements BeforeAllCallback, AfterEachCallback {

    private static final Queue<BlockingOperationError> FOUND = new ConcurrentLinkedQueue<>();

    private static final class Installed {
        static final boolean DONE = install();

        private static boolean install() {
            BlockHound.install();
            return true;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Installed.DONE) {
            throw new AssertionError("BlockHound is not installed");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        BlockingOperationError first = FOUND.poll();
        FOUND.clear();
        if (first != null) {
            throw first;
        }
    }

    /** What was found since the last test; for the canary, which must find something. */
    public static int foundSinceLastTest() {
        int found = FOUND.size();
        FOUND.clear();
        return found;
    }

    static void found(BlockingMethod method) {
        FOUND.add(new BlockingOperationError(method));
    }
}
