package org.moiso.server.db;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/** Something that happened in an office: a record named by a past participle ({@code TicketIssued}), stored as the JSON of its fields. */
public interface DomainEvent {

    /** Its name on the wire: {@code ticket.issued}. Stable. */
    @JsonIgnore
    String type();

    /** The ticket it happened to, if any. */
    @JsonIgnore
    @Nullable Long about();
}
