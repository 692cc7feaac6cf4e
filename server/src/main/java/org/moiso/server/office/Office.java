package org.moiso.server.office;

import java.time.ZoneId;
import java.util.List;
import org.moiso.server.db.OfficeId;
import org.moiso.server.text.Language;
import org.moiso.server.text.LocalText;

/**
 * One site with its own services, counters and tickets.
 *
 * @param header the lines above everything on a slip, largest authority first
 * @param languages what its public screens offer, the first one at rest
 */
public record Office(OfficeId id, LocalText name, List<LocalText> header, ZoneId zone, List<Language> languages) {}
