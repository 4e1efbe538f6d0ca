package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.event.EventFailureReason;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.StoredEmail;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.event.Event;

import java.time.Duration;
import java.util.Optional;

/** What happened before an event is delivered. */
enum EventStory {
    A_GUESTS_PAYMENT {
        @Override
        String tell(EventWorld world) throws Exception {
            world.stripe.pay(world.checkouts.open("cart", 6000, Optional.empty()));
            return COMPLETED;
        }
    },
    A_SECOND_PAYMENT_OF_ONE_CART {
        @Override
        String tell(EventWorld world) throws Exception {
            world.stripe.pay(world.checkouts.open("cart", 6000));
            world.deliver(COMPLETED);
            world.stripe.pay(world.checkouts.open("cart", 6000));
            return COMPLETED;
        }
    },
    A_SESSION_WHOSE_POINTER_WAS_LOST {
        @Override
        String tell(EventWorld world) throws Exception {
            String session = world.checkouts.open();
            world.checkouts.dropAll(session);
            world.stripe.pay(session);
            return COMPLETED;
        }
    },
    A_DELAYED_PAYMENT_THAT_ARRIVES {
        @Override
        String tell(EventWorld world) throws Exception {
            world.stripe.settle(pending(world), true);
            return "checkout.session.async_payment_succeeded";
        }
    },
    A_DELAYED_PAYMENT_WITH_ANOTHER_EMAIL {
        @Override
        String tell(EventWorld world) throws Exception {
            String session = pending(world);
            StoredEmail.replace(world.table, session, "before@example.com");
            world.stripe.settle(session, true);
            return "checkout.session.async_payment_succeeded";
        }
    },
    A_DELAYED_PAYMENT_THAT_FAILS {
        @Override
        String tell(EventWorld world) throws Exception {
            world.stripe.settle(pending(world), false);
            return "checkout.session.async_payment_failed";
        }
    },
    AN_EXPIRED_SESSION {
        @Override
        String tell(EventWorld world) throws Exception {
            world.checkouts.open();
            world.clock.advance(Duration.ofHours(2));
            world.stripe.moveClock(Duration.ZERO);
            return "checkout.session.expired";
        }
    },
    A_REFUND {
        @Override
        String tell(EventWorld world) throws Exception {
            world.stripe.refund(paid(world), 2500);
            return "refund.created";
        }
    },
    A_HINT_OF_A_REFUND {
        @Override
        String tell(EventWorld world) throws Exception {
            world.stripe.refund(paid(world), 2500);
            return "charge.refunded";
        }
    },
    A_DISPUTE {
        @Override
        String tell(EventWorld world) throws Exception {
            world.stripe.dispute(paid(world));
            return "charge.dispute.created";
        }
    },
    A_WARNING_OF_FRAUD {
        @Override
        String tell(EventWorld world) throws Exception {
            world.stripe.warnOfFraud(paid(world));
            return "radar.early_fraud_warning.created";
        }
    },
    A_WARNING_THAT_IS_OVER {
        @Override
        String tell(EventWorld world) throws Exception {
            String warning = world.stripe.warnOfFraud(paid(world));
            world.deliver("radar.early_fraud_warning.created");
            world.stripe.settleFraudWarning(warning);
            return "radar.early_fraud_warning.updated";
        }
    },
    A_REVIEW_THAT_IS_CLOSED {
        @Override
        String tell(EventWorld world) throws Exception {
            String review = world.stripe.openReview(paid(world));
            world.deliver("review.opened");
            world.stripe.closeReview(review);
            return "review.closed";
        }
    },
    A_REVIEW_BEFORE_ITS_ORDER {
        @Override
        String tell(EventWorld world) throws Exception {
            String session = world.checkouts.open();
            world.stripe.openReview(world.stripe.pay(session).path("payment_intent").asText());
            return "review.opened";
        }
    },
    AN_EVENT_THAT_FAILED_BEFORE {
        @Override
        String tell(EventWorld world) throws Exception {
            world.stripe.pay(world.checkouts.open());
            fail(world, world.stripe.lastEvent(COMPLETED));
            return COMPLETED;
        }
    };

    private static final String COMPLETED = "checkout.session.completed";

    /** Lets it happen; the type of the event of which the last is to be delivered. */
    abstract String tell(EventWorld world) throws Exception;

    private static String pending(EventWorld world) throws Exception {
        String session = world.checkouts.open();
        world.stripe.pay(session, PaymentAttempt.pending());
        world.deliver(COMPLETED);
        return session;
    }

    private static String paid(EventWorld world) throws Exception {
        String intent = world.stripe.pay(world.checkouts.open()).path("payment_intent").asText();
        world.deliver(COMPLETED);
        return intent;
    }

    private static void fail(EventWorld world, Event event) {
        UnfinishedEvent failed =
                new UnfinishedEvent(
                        event.id(),
                        COMPLETED,
                        world.clock.instant(),
                        Optional.empty(),
                        "digest",
                        UnfinishedEvent.State.FAILED,
                        1,
                        world.clock.instant(),
                        world.clock.instant(),
                        new EventFailureReason(
                                "table", "TableUnavailable", "The table did not answer."));
        CommerceTable table = new CommerceTable(world.table.tap().direct(), world.table.name());
        Await.done(
                new UnfinishedEventRepository(table, Duration.ofDays(90), world.clock)
                        .write(Optional.empty(), failed));
    }
}
