package org.moiso.server.event;

import java.util.List;
import org.moiso.server.db.OfficeId;

/** Reads an office's log in order, on the feed's thread. May be given an event twice; writes only to its own tables. */
@FunctionalInterface
public interface EventConsumer {

    void accept(OfficeId office, List<OfficeEvent> events);
}
