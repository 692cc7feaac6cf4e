package org.moiso.display;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server sends to a board ({@code docs/protocol/README.md}). */
public sealed interface Frame {

    /** {@code snapshot}, {@code queues}, or the name of an event. */
    String type();

    /** Where the office's event log stood. */
    long seq();

    /** The whole picture, at the beginning and whenever pieces would not do. */
    record Snapshot(String type, long seq, Board board) implements Frame {

        public Snapshot(long seq, Board board) {
            this("snapshot", seq, board);
        }
    }

    /**
     * Something that happened.
     *
     * @param replayed sent again to a board that was away: to be listed, not announced
     * @param call of a call or recall, which is to be announced
     */
    record Event(
            String type,
            long seq,
            OffsetDateTime at,
            boolean replayed,
            Board.@Nullable Ticket ticket,
            Board.@Nullable Counter counter,
            Board.@Nullable Call call)
            implements Frame {}

    /** All queues, after they changed. */
    record Queues(String type, long seq, List<Board.Queue> queues) implements Frame {

        public Queues(long seq, List<Board.Queue> queues) {
            this("queues", seq, queues);
        }
    }
}
