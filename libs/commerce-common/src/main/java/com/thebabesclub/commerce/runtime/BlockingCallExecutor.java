package com.thebabesclub.commerce.runtime;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the calls of libraries that block, each on a virtual thread of its own. */
public final class BlockingCallExecutor {

    private final Scheduler threads;

    BlockingCallExecutor(ExecutorService threads, String name) {
        this.threads = Schedulers.fromExecutorService(threads, name);
    }

    /**
     * With virtual threads of its own.
     *
     * @param name of the scheduler, for people who look at one
     */
    public static BlockingCallExecutor named(String name) {
        return new BlockingCallExecutor(Executors.newVirtualThreadPerTaskExecutor(), name);
    }

    /**
     * Makes the call once subscribed to. What follows runs on its thread; who cancels interrupts
     * it.
     *
     * <p>The source is hidden, since Reactor runs one that it sees to be a callable as a task that
     * cancels itself where the call fails. If the call was over before its subscriber had hold of
     * the task, the subscriber would interrupt the thread, and with it whatever follows.
     */
    public <T> Mono<T> call(Callable<? extends T> call) {
        return Mono.<T>fromCallable(call).hide().subscribeOn(threads);
    }
}
