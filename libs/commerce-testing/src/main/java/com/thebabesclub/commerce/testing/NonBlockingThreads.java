package com.thebabesclub.commerce.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

import java.util.List;

/**
 * Tells BlockHound which threads must never wait, beside Reactor's own: the event loops of the
 * servers and of the AWS SDK, and the threads on which the SDK's answers arrive.
 */
public final class NonBlockingThreads implements BlockHoundIntegration {

    private static final List<String> NAMES =
            List.of(
                    "default-nioEventLoopGroup",
                    "aws-java-sdk-NettyEventLoop",
                    "sdk-async-response");

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.nonBlockingThreadPredicate(
                        known -> known.or(thread -> mustNotBlock(thread.getName())))
                .blockingMethodCallback(BlockingCalls::found)
                // Reads /dev/urandom, which never waits once the machine is up.
                .allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
                // Classes and resources that are loaded at their first use.
                .allowBlockingCallsInside("java.util.zip.ZipFile$ZipFileInputStream", "read");
        // A client that is closed waits for its connections to close.
        builder.allowBlockingCallsInside("io.netty.channel.pool.SimpleChannelPool", "close");
        allowNextTask(builder);
        allowMutexes(builder);
    }

    /** A thread of a pool may wait for something to do. */
    private static void allowNextTask(BlockHound.Builder builder) {
        String pool = "java.util.concurrent.ThreadPoolExecutor";
        builder.allowBlockingCallsInside(pool, "getTask")
                .allowBlockingCallsInside(pool, "processWorkerExit");
    }

    /**
     * Libraries guard their memory with locks that are held for moments. What is watched is
     * waiting: for an answer, a time, a file.
     */
    private static void allowMutexes(BlockHound.Builder builder) {
        String locks = "java.util.concurrent.locks.";
        builder.allowBlockingCallsInside(locks + "ReentrantLock", "lock")
                .allowBlockingCallsInside(locks + "ReentrantReadWriteLock$ReadLock", "lock")
                .allowBlockingCallsInside(locks + "ReentrantReadWriteLock$WriteLock", "lock")
                .allowBlockingCallsInside(locks + "ReentrantLock", "lockInterruptibly")
                .allowBlockingCallsInside(
                        "java.util.concurrent.ConcurrentHashMap$TreeBin", "contendedLock")
                .allowBlockingCallsInside(locks + "StampedLock", "writeLock")
                .allowBlockingCallsInside(locks + "StampedLock", "readLock");
    }

    private static boolean mustNotBlock(String name) {
        return NAMES.stream().anyMatch(name::startsWith);
    }
}
