package org.moiso.server.call;

import java.util.Optional;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.json.Json;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.Officer;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** A word from the supervisor to a counter, which stands on its console until the officer has seen it. Safe for all threads. */
public final class Noting {

    private final Operations operations;
    private final NoteStore notes;

    public Noting(Operations operations, NoteStore notes) {
        this.operations = operations;
        this.notes = notes;
    }

    /** Sends a note to whoever is at the counter, or comes to it next. */
    public NoteId send(OfficeId office, CounterId counter, String author, Cause press, String words) {
        return operations.in(office, press, scene -> {
            Optional<Repeated> seen = scene.tx().repeated();
            if (seen.isPresent()) {
                return sent(seen.get());
            }
            Note note = new Note(NoteId.next(), scene.counter(counter).id(), author, words, scene.now(), null);
            notes.insert(scene.handle(), office, note);
            scene.tx().record(new NoteSent(note.id().toString(), scene.facts(counter)));
            return note.id();
        });
    }

    /**
     * The officer has seen a note. Saying so twice is no error.
     *
     * @throws RuleViolation when there is no such note at the counter, or the counter is somebody else's
     */
    public void seen(OfficeId office, CounterId counter, NoteId id, Officer officer, Cause press) {
        operations.in(office, press, scene -> {
            Note note = notes.find(scene.handle(), office, counter, id)
                    .orElseThrow(() -> new RuleViolation(ApiError.NOTE__NOT_FOUND));
            Optional<Repeated> repeated = scene.tx().repeated();
            if (repeated.isPresent() && !repeated.get().type().equals(NoteSeen.TYPE)) {
                throw new RuleViolation(ApiError.REQUEST__REUSED);
            }
            if (note.seenAt() != null || repeated.isPresent()) {
                return note.id();
            }
            Optional<CounterSession> held =
                    scene.sessions().session(scene.handle(), office, counter).filter(it -> it.heldBy(officer.id()));
            if (held.isEmpty()) {
                throw new RuleViolation(
                        ApiError.COUNTER__NOT_YOURS, scene.counter(counter).name());
            }
            notes.seen(scene.handle(), id, scene.now(), officer.name());
            scene.tx().record(new NoteSeen(id.toString(), scene.facts(counter)));
            return note.id();
        });
    }

    private static NoteId sent(Repeated seen) {
        if (!seen.type().equals(NoteSent.TYPE)) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
        return NoteId.of(Json.tree(seen.body()).path("note").asText());
    }
}
