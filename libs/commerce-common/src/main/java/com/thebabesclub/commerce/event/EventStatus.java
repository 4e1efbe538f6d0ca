package com.thebabesclub.commerce.event;

/** How an event stands in the ledger. */
public sealed interface EventStatus {

    /** The ledger knows nothing of it. */
    record Unknown() implements EventStatus {}

    /** Its work was committed. */
    record Done() implements EventStatus {}

    /** Its work has failed so far. */
    record Unfinished(UnfinishedEvent event) implements EventStatus {}
}
