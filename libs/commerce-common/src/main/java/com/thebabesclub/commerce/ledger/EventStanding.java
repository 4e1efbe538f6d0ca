package com.thebabesclub.commerce.ledger;

/** How an event stands in the ledger. */
public sealed interface EventStanding {

    /** The ledger knows nothing of it. */
    record Unknown() implements EventStanding {}

    /** Its work was committed. */
    record Done() implements EventStanding {}

    /** Its work has failed so far. */
    record Unfinished(UnfinishedEvent event) implements EventStanding {}
}
