package com.thebabesclub.commerce.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.TaskExecutor.Result;
import com.thebabesclub.commerce.outbox.TaskHandler.Outcome;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class OutboxRepositoryTest {

    private static final String SESSION = "cs_test_abc12345";
    private static final Outcome DONE = new Outcome.Done();

    private final TestClock clock = TestClock.atNoon();
    private final LocalTable local = LocalTable.create();
    private final CommerceTable table = new CommerceTable(local.tapped(), local.name());
    private final OutboxRepository queue = new OutboxRepository(table, clock);
    private final OutboxTask task =
            new OutboxTask(
                    Kind.MAIL,
                    TestClock.NOON,
                    SESSION,
                    List.of(Owed.CUSTOMER_MAIL, Owed.SHOP_MAIL, Owed.REMOVE_COUPON));
    private final List<String> done = new ArrayList<>();

    @Test
    void ofTwentyWorkersOneGetsATask() {
        Await.done(table.write(task.write()));

        List<ClaimedTask> claims =
                Await.value(Flux.range(0, 20).flatMap(_ -> queue.claim(task)).collectList());

        assertThat(claims).hasSize(1);
    }

    @Test
    void aTaskOfAWorkerThatDiedIsFreeAfterItsLease() {
        Await.done(table.write(task.write()));
        ClaimedTask dead = claim();
        assertThat(Await.optional(queue.claim(task))).isEmpty();
        clock.advance(OutboxRepository.LEASE.plusSeconds(1));

        ClaimedTask next = claim();

        assertThat(next.fence()).isGreaterThan(dead.fence());
        assertThat(next.tries()).isEqualTo(2);
    }

    @Test
    void aWorkerThatWakesUpAfterItsLeaseChangesNothing() {
        Await.done(table.write(task.write()));
        ClaimedTask slow = claim();
        clock.advance(OutboxRepository.LEASE.plusSeconds(1));
        ClaimedTask next = claim();
        Attributes before = item();

        Await.done(queue.done(slow));
        Await.done(queue.postpone(slow, clock.instant().plusSeconds(60), 1));
        Await.done(queue.postpone(slow, clock.instant().plus(Duration.ofHours(5)), 1));
        Await.done(queue.park(slow, "late"));

        assertThat(item()).isEqualTo(before);
        Await.done(queue.done(next));
        assertThat(local.keys("DUE#")).isEmpty();
    }

    @Test
    void anErrandIsNotBegunOnceTheLeaseIsOver() {
        Await.done(table.write(task.write()));
        ClaimedTask slow = claim();
        clock.advance(OutboxRepository.LEASE);

        assertThat(Await.value(worker(everything()).run(slow).map(Result::name).onErrorReturn("")))
                .isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void whatItsAuthorMeansToDoAtOnceIsClaimedFromTheStart() {
        Await.done(table.write(OutboxRepository.oweMine(task)));

        assertThat(Await.optional(queue.claim(task))).isEmpty();
        assertThat(run(OutboxRepository.mine(task), everything())).isEqualTo(Result.DONE);
        assertThat(local.keys("DUE#")).isEmpty();
    }

    @Test
    void aTaskForAnotherHourIsThereOnceAtEveryMoment() {
        Await.done(table.write(task.write()));
        ClaimedTask claimed = claim();
        local.tap().forgetCalls();

        Await.done(queue.postpone(claimed, TestClock.NOON.plus(Duration.ofHours(3)), 1));

        assertThat(local.tap().calls())
                .singleElement()
                .matches(call -> call.operation().equals("TransactWriteItems"));
        assertThat(local.keys("DUE#")).singleElement().asString().startsWith("DUE#2026112615#");
    }

    @Test
    void aTaskThatIsOwedThereAlreadyIsNotDoubled() {
        OutboxTask later = task.with(TestClock.NOON.plus(Duration.ofHours(3)), task.owed());
        Await.done(table.transact(List.of(task.write(), later.write())));

        Await.done(queue.postpone(claim(), later.at(), 1));

        assertThat(local.keys("DUE#")).hasSize(1);
    }

    @Test
    void whatIsDoneIsNotDoneAgainWhereTheRestFails() {
        Await.done(table.write(task.write()));

        Result first =
                run(
                        claim(),
                        Map.of(
                                Owed.CUSTOMER_MAIL, errand("customer"),
                                Owed.SHOP_MAIL, _ -> Mono.error(new IllegalStateException()),
                                Owed.REMOVE_COUPON, errand("coupon")));
        clock.advance(Duration.ofMinutes(5));
        Result second = run(claim(), everything());

        assertThat(first).isEqualTo(Result.FAILED);
        assertThat(second).isEqualTo(Result.DONE);
        assertThat(done).containsExactly("customer", "coupon", "SHOP_MAIL");
    }

    @Test
    void whatAWorkerCannotDoIsLeftToAnother() {
        Await.done(table.write(OutboxRepository.oweMine(task)));

        Result first =
                run(
                        OutboxRepository.mine(task),
                        Map.of(
                                Owed.CUSTOMER_MAIL, errand("customer"),
                                Owed.SHOP_MAIL, errand("shop")));

        assertThat(first).isEqualTo(Result.LATER);
        assertThat(item().texts("owed")).containsExactly("REMOVE_COUPON");
        assertThat(run(claim(), everything())).isEqualTo(Result.DONE);
    }

    @Test
    void whatIsHopelessIsParkedOnceTheRestIsDone() {
        Await.done(table.write(task.write()));
        Map<Owed, TaskHandler> errands =
                Map.of(
                        Owed.CUSTOMER_MAIL, _ -> Mono.just(new Outcome.Hopeless("refused")),
                        Owed.SHOP_MAIL, errand("shop"),
                        Owed.REMOVE_COUPON, errand("coupon"));

        assertThat(run(claim(), errands)).isEqualTo(Result.PARKED);

        ParkedTask parked = Await.value(queue.parked()).getFirst();
        assertThat(parked.task().owed()).containsExactly(Owed.CUSTOMER_MAIL);
        assertThat(parked.reason()).isEqualTo("refused");
        Await.done(queue.unpark(parked));
        assertThat(local.keys("DUE#")).singleElement().asString().startsWith("DUE#2026112612#");
    }

    private ClaimedTask claim() {
        return Await.value(queue.claim(task));
    }

    private Attributes item() {
        return Await.value(table.getStrongly(task.key()));
    }

    private Result run(ClaimedTask claimed, Map<Owed, TaskHandler> errands) {
        return Await.value(worker(errands).run(claimed));
    }

    private TaskExecutor worker(Map<Owed, TaskHandler> errands) {
        return new TaskExecutor(queue, errands, Duration.ofSeconds(40), _ -> {}, clock);
    }

    private Map<Owed, TaskHandler> everything() {
        return Map.of(
                Owed.CUSTOMER_MAIL, errand("CUSTOMER_MAIL"),
                Owed.SHOP_MAIL, errand("SHOP_MAIL"),
                Owed.REMOVE_COUPON, errand("REMOVE_COUPON"));
    }

    private TaskHandler errand(String name) {
        return _ -> {
            done.add(name);
            return Mono.just(DONE);
        };
    }
}
