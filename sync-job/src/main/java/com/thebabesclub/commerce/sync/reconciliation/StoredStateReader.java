package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the table knows, and for a dry run what it would know by now: without that, a refund that is
 * told by an event and by the list would be reported twice. One run uses it, one step at a time; it
 * holds no more than the run's share.
 */
final class StoredStateReader {

    private final SessionRepository sessions;
    private final EmailPointerRepository emailPointers;
    private final boolean believes;
    private final Map<String, StoredState> imagined = new HashMap<>();
    private final Map<String, String> intents = new HashMap<>();

    /**
     * @param believes whether a session that says so is taken to have the pointer from its e-mail
     */
    StoredStateReader(
            SessionRepository sessions, EmailPointerRepository emailPointers, boolean believes) {
        this.believes = believes;
        this.sessions = sessions;
        this.emailPointers = emailPointers;
    }

    /** Of up to a hundred sessions by id, as they may have been a moment ago; of those known. */
    Mono<Map<String, StoredState>> of(Collection<String> sessionIds) {
        return sessions.findAll(sessionIds).map(pointers -> stands(pointers, Set.of()));
    }

    /**
     * The same, and whether there are the pointers from the orders' e-mails: as the sessions say,
     * and in one batch more for those that do not, or for all where they are not believed.
     */
    Mono<Map<String, StoredState>> withEmailPointers(Collection<String> sessionIds) {
        return sessions.findAll(sessionIds)
                .flatMap(
                        pointers ->
                                emailPointers
                                        .missing(unsure(pointers.values()))
                                        .map(missing -> stands(pointers, missing)));
    }

    private List<SessionPointer> unsure(Collection<SessionPointer> pointers) {
        return pointers.stream().filter(pointer -> !believes || !pointer.emailPointed()).toList();
    }

    private Map<String, StoredState> stands(
            Map<String, SessionPointer> pointers, Set<String> missing) {
        Map<String, StoredState> stands = new HashMap<>();
        pointers.forEach(
                (id, pointer) ->
                        stands.put(
                                id,
                                missing.contains(id)
                                        ? stand(pointer).unpointed()
                                        : stand(pointer)));
        return stands;
    }

    /** Of one session as it is now, with all its refunds. */
    Mono<StoredState> now(String sessionId) {
        return sessions.read(sessionId)
                .map(stored -> imagined.getOrDefault(sessionId, StoredState.of(stored.pointer())));
    }

    /** The sessions of up to a hundred payment intents, by intent; of those known. */
    Mono<Map<String, String>> ofIntents(Collection<String> intentIds) {
        return sessions.ofPaymentIntents(intentIds)
                .map(
                        known -> {
                            Map<String, String> all = new HashMap<>(known);
                            for (String intent : intentIds) {
                                Optional.ofNullable(intents.get(intent))
                                        .ifPresent(session -> all.putIfAbsent(intent, session));
                            }
                            return all;
                        });
    }

    /** From now on the session is taken to stand so. */
    void imagine(String sessionId, PaymentFacts facts) {
        imagined.put(sessionId, new StoredState(facts, true));
        facts.details().paymentIntentId().ifPresent(intent -> intents.put(intent, sessionId));
    }

    private StoredState stand(SessionPointer pointer) {
        return imagined.getOrDefault(pointer.sessionId(), StoredState.of(Optional.of(pointer)));
    }
}
