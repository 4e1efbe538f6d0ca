package com.thebabesclub.commerce.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.testing.Await;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread that has made a call is nobody's to interrupt, however busy the machine is. */
class BlockingCallExecutorTest {

    private static final Duration AN_INTERRUPTION = Duration.ofMillis(300);

    private final CountDownLatch follows = new CountDownLatch(1);
    private volatile boolean interrupted;

    @Test
    void whatFollowsAFailureIsNotInterruptedWhereTheCallWasQuickerThanItsSubscriber() {
        BlockingCallExecutor calls = new BlockingCallExecutor(new SlowToHandOver(), "slow");

        assertThatThrownBy(
                        () ->
                                Await.value(
                                        calls.call(
                                                        () -> {
                                                            throw new IOException("refused");
                                                        })
                                                .doOnError(_ -> goOn())))
                .hasRootCauseMessage("refused");

        assertThat(interrupted).isFalse();
    }

    @Test
    void theAnswerArrivesOnTheThreadOfTheCall() {
        BlockingCallExecutor calls = BlockingCallExecutor.named("calls");

        Thread[] of =
                Await.value(
                        calls.call(Thread::currentThread)
                                .map(it -> new Thread[] {it, Thread.currentThread()}));

        assertThat(of[0]).isSameAs(of[1]);
    }

    private void goOn() {
        follows.countDown();
        try {
            Thread.sleep(AN_INTERRUPTION);
        } catch (InterruptedException _) {
            interrupted = true;
        }
    }

    /** Hands a task over only once what follows it has begun. */
    private final class SlowToHandOver extends ThreadPoolExecutor {

        SlowToHandOver() {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        public <T> Future<T> submit(Callable<T> task) {
            Future<T> future = super.submit(task);
            try {
                assertThat(follows.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return future;
        }
    }
}
