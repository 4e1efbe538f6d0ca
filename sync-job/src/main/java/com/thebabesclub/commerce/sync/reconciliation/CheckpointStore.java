package com.thebabesclub.commerce.sync.reconciliation;

import reactor.core.publisher.Mono;

/** Stores how far a run has come, and keeps its lease. */
interface CheckpointStore {

    CheckpointStore NONE = _ -> Mono.empty();

    Mono<Void> store(RunProgress runProgress);
}
