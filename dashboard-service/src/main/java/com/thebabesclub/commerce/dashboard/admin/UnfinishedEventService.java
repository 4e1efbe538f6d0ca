package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.CursorCodec;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEventPage;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.http.Problem;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** The events whose work could not be done yet. */
@Singleton
public final class UnfinishedEventService {

    private final UnfinishedEventRepository events;
    private final CursorCodec cursorCodec;

    public UnfinishedEventService(UnfinishedEventRepository events, CursorCodec cursorCodec) {
        this.events = events;
        this.cursorCodec = cursorCodec;
    }

    /**
     * A page, in one query. Those in another state are left out of it: the list is of what went
     * wrong, and short.
     *
     * @param reader whom the cursors are for
     */
    Mono<EventsReply> page(
            String reader,
            Optional<UnfinishedEvent.State> state,
            int limit,
            Optional<String> cursor) {
        String list = "events " + state.map(UnfinishedEvent.State::text).orElse("");
        return events.list(cursor.map(text -> sortKey(text, list, reader)), limit)
                .map(page -> reply(page, state, list, reader));
    }

    private String sortKey(String cursor, String list, String reader) {
        return cursorCodec
                .sortKey(cursor, list, reader)
                .orElseThrow(
                        () ->
                                Problem.invalid("cursor", "is not one that this list has given")
                                        .exception());
    }

    private EventsReply reply(
            UnfinishedEventPage page,
            Optional<UnfinishedEvent.State> state,
            String list,
            String reader) {
        return new EventsReply(
                page.events().stream()
                        .filter(event -> state.map(wanted -> wanted == event.state()).orElse(true))
                        .map(EventsReply.Event::of)
                        .toList(),
                page.next().map(sort -> cursorCodec.after(sort, list, reader)).orElse(null));
    }
}
