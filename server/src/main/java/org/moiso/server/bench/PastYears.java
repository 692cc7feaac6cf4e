package org.moiso.server.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.moiso.server.db.DatabaseConfig;

/** A log as long as after years of work, put straight into the tables of a database that nobody has open. */
final class PastYears {

    private static final int TICKETS_A_DAY = 1000;
    private static final int EVENTS_A_TICKET = 4;
    private static final int AT_ONCE = 200_000;

    private PastYears() {}

    /**
     * Visits that have come and gone in the office {@code bench}, the newest yesterday.
     *
     * @param events how many lines the log has then; four a ticket
     */
    static void add(DatabaseConfig data, long events) throws SQLException {
        long tickets = events / EVENTS_A_TICKET;
        try (Connection connection = DriverManager.getConnection(data.h2Url());
                Statement statement = connection.createStatement()) {
            for (long from = 0; from < tickets; from += AT_ONCE) {
                long to = Math.min(tickets, from + AT_ONCE);
                statement.executeUpdate(sql(TICKETS, tickets, from, to - 1));
                statement.executeUpdate(sql(EVENTS, tickets, from * EVENTS_A_TICKET, to * EVENTS_A_TICKET - 1));
            }
            statement.executeUpdate("update office set last_seq = last_seq + " + tickets * EVENTS_A_TICKET);
            statement.executeUpdate("insert into feed_cursor select 'print', id, last_seq from office");
            statement.execute("analyze");
            statement.execute("checkpoint sync");
        }
    }

    private static String sql(String text, long tickets, long first, long last) {
        return text.replace("{days}", Long.toString(tickets / TICKETS_A_DAY))
                .replace("{a-day}", Integer.toString(TICKETS_A_DAY))
                .replace("{range}", String.format(Locale.ROOT, "system_range(%d, %d)", first, last));
    }

    private static final String TICKETS = """
            insert into ticket (id, office, business_day, series, number_in_series, lap, number, service, priority, language,
                status, issued_at, waits_since, code, counter, officer, call_count, called_at, started_at, ended_at,
                dossiers, calls)
            select x + 1, 'bench', cast(dateadd(day, x / {a-day} - {days} - 1, current_date) as date), 'A',
                mod(x, {a-day}) + 1, 0, 'A' || lpad(mod(x, {a-day}) + 1, 4, '0'), 'A', 'normal', 'vi', 'finished',
                dateadd(day, x / {a-day} - {days} - 1, current_timestamp),
                dateadd(day, x / {a-day} - {days} - 1, current_timestamp),
                lpad(x, 12, '0'), 'q1', 'staff:bench1', 1,
                dateadd(minute, 20, dateadd(day, x / {a-day} - {days} - 1, current_timestamp)),
                dateadd(minute, 21, dateadd(day, x / {a-day} - {days} - 1, current_timestamp)),
                dateadd(minute, 30, dateadd(day, x / {a-day} - {days} - 1, current_timestamp)), 1, 1
            from {range}""";

    private static final String EVENTS = """
            insert into office_event (office, seq, at, business_day, type, actor, ticket, body)
            select 'bench', (select last_seq from office where id = 'bench') + x + 1,
                dateadd(day, x / 4 / {a-day} - {days} - 1, current_timestamp),
                cast(dateadd(day, x / 4 / {a-day} - {days} - 1, current_date) as date),
                case mod(x, 4) when 0 then 'ticket.issued' when 1 then 'ticket.called' when 2 then 'ticket.started'
                    else 'ticket.finished' end,
                'staff:bench1', x / 4 + 1, '{"ticket":{"service":"bench.A","priority":"normal","status":"waiting"}}'
            from {range}""";
}
