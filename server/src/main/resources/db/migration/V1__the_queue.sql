-- One set of migrations for H2 and PostgreSQL. Append only: a released file is never changed.
-- Each column says what it holds; each index names the query that it serves.

create table office (
    id varchar(40) primary key,
    plan_version bigint not null,
    business_day date not null,
    last_seq bigint not null
);
comment on table office is 'One row an office. Locked first in every transaction that changes the office: the one lock of numbering, calling and event order.';
comment on column office.plan_version is 'Version of office_plan in force; whoever caches a plan compares it';
comment on column office.business_day is 'Day on which numbers are unique now; never goes backwards, whatever the clock does';
comment on column office.last_seq is 'Sequence number of the last event; gapless';

create table office_plan (
    office varchar(40) not null references office (id),
    version bigint not null,
    at timestamp with time zone not null,
    actor varchar(80) not null,
    body varchar not null,
    primary key (office, version)
);
comment on table office_plan is 'The whole configuration of an office, one JSON document a version; never changed, only followed by the next';
comment on column office_plan.actor is 'Who put this version in force';
comment on column office_plan.body is 'OfficePlan as JSON, the same shape as the file of moiso import and export';

create table number_series (
    office varchar(40) not null references office (id),
    series varchar(40) not null,
    business_day date not null,
    next_number integer not null,
    lap integer not null,
    primary key (office, series)
);
comment on table number_series is 'Where each number series stands; changed only under the lock of its office';
comment on column number_series.next_number is 'The number the next ticket gets on business_day';
comment on column number_series.lap is 'How often the series has wrapped on this day; 0 before the first wrap';

create table ticket (
    id bigint primary key,
    office varchar(40) not null references office (id),
    business_day date not null,
    series varchar(40) not null,
    number_in_series integer not null,
    lap integer not null,
    number varchar(12) not null,
    service varchar(40) not null,
    procedure_key varchar(60),
    priority varchar(40) not null,
    language varchar(2) not null,
    status varchar(12) not null,
    issued_at timestamp with time zone not null,
    waits_since timestamp with time zone not null,
    not_before timestamp with time zone,
    code varchar(12) not null,
    dispenser varchar(40),
    wanted_counter varchar(40),
    return_counter varchar(40),
    counter varchar(40),
    officer varchar(80),
    officer_name varchar(120),
    call_id bigint,
    call_count integer not null,
    called_at timestamp with time zone,
    announced_at timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    reason varchar(200),
    note varchar(500)
);
comment on table ticket is 'A ticket in its present state; how it came there stands in office_event';
comment on column ticket.id is 'Time-ordered 64-bit id, shown as 13 letters and digits';
comment on column ticket.number is 'The number as printed, shown and spoken: A001';
comment on column ticket.waits_since is 'From when its place in the queue counts; a transfer keeps it';
comment on column ticket.not_before is 'Called again only after this (requeue) or waits again at this (hold)';
comment on column ticket.code is 'Tracking code: whoever has it may follow and give up the ticket';
comment on column ticket.wanted_counter is 'Only this counter may call it (transfer to a counter)';
comment on column ticket.return_counter is 'Goes back to this counter when the present service is finished';
comment on column ticket.counter is 'Counter of the present or last call';
comment on column ticket.officer is 'Who called it';
comment on column ticket.reason is 'Why it is on hold';
comment on column ticket.note is 'About the visit; erased when the visit ends';

create unique index ticket_number on ticket (office, series, business_day, lap, number_in_series);
comment on index ticket_number is 'No number twice on a day: the last line of defence behind the office lock';
create unique index ticket_code on ticket (code);
comment on index ticket_code is 'GET /api/track/{code}';
create index ticket_queue on ticket (office, status, service, waits_since, priority);
comment on index ticket_queue is 'Who waits, is at a counter, on hold or missed: the queue, the board, the console';
create index ticket_pace on ticket (office, service, ended_at);
comment on index ticket_pace is 'How long the last visits took: the wait estimate';

create table visit_call (
    id bigint primary key,
    office varchar(40) not null references office (id),
    business_day date not null,
    ticket bigint not null references ticket (id),
    counter varchar(40) not null,
    officer varchar(80) not null,
    call_count integer not null,
    called_at timestamp with time zone not null
);
comment on table visit_call is 'One invitation of a ticket to a counter; a recall raises call_count';
create index visit_call_latest on visit_call (office, business_day, called_at);
comment on index visit_call_latest is 'The last calls on the board';

create table office_event (
    office varchar(40) not null references office (id),
    seq bigint not null,
    at timestamp with time zone not null,
    business_day date not null,
    type varchar(40) not null,
    actor varchar(80) not null,
    ticket bigint,
    request_id varchar(64),
    body varchar not null,
    primary key (office, seq)
);
comment on table office_event is 'Everything that happened, in commit order, gapless per office: audit log, outbox, cursor of every WebSocket. Only appended to.';
comment on column office_event.actor is 'staff:…, device:…, visitor or system';
comment on column office_event.request_id is 'The requestId of the press that caused it';
comment on column office_event.body is 'The event as JSON';
create unique index office_event_request on office_event (office, business_day, request_id);
comment on index office_event_request is 'A repeated press finds what the first one did';
create index office_event_ticket on office_event (ticket, seq);
comment on index office_event_ticket is 'The periods of a visit';

create table counter_session (
    office varchar(40) not null references office (id),
    counter varchar(40) not null,
    officer varchar(80),
    officer_name varchar(120),
    status varchar(12) not null,
    reason varchar(200),
    since timestamp with time zone not null,
    primary key (office, counter)
);
comment on table counter_session is 'Who holds a counter now, and whether it is open, paused or closed';

create table staff (
    username varchar(60) primary key,
    office varchar(40) references office (id),
    name varchar(120) not null,
    role varchar(12) not null,
    password_hash varchar(200) not null,
    must_change boolean not null,
    disabled boolean not null
);
comment on column staff.office is 'Null for an admin of all offices';
comment on column staff.must_change is 'The password is a one-time password';

create table staff_session (
    token_hash varchar(64) primary key,
    staff varchar(60) not null references staff (username),
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
comment on column staff_session.token_hash is 'SHA-256 of the cookie; the cookie itself is never stored';
create index staff_session_expiry on staff_session (expires_at);
comment on index staff_session_expiry is 'Clearing out what has expired';

create table device_token (
    token_hash varchar(64) primary key,
    office varchar(40) not null references office (id),
    role varchar(12) not null,
    device varchar(40) not null,
    name varchar(120) not null,
    created_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);
comment on column device_token.device is 'Key of the dispenser, screen or printer in the office plan';

create table print_job (
    id bigint primary key,
    office varchar(40) not null references office (id),
    seq bigint not null,
    ticket bigint not null,
    printer varchar(40) not null,
    status varchar(12) not null,
    attempt integer not null,
    fault varchar(40),
    evidence varchar(20),
    at timestamp with time zone not null
);
comment on table print_job is 'One slip to print; written by PrintQueue alone';
comment on column print_job.seq is 'The event that asked for it: an event read twice makes one job';
comment on column print_job.status is 'queued, sending, printed, failed, unknown';
create unique index print_job_cause on print_job (office, seq, printer);
comment on index print_job_cause is 'One job an event and printer';
create index print_job_work on print_job (office, printer, status, id);
comment on index print_job_work is 'What a printer has to do next; slips in trouble on the console';
create index print_job_ticket on print_job (ticket);
comment on index print_job_ticket is 'State of a ticket''s slip';

create table feed_cursor (
    consumer varchar(40) not null,
    office varchar(40) not null references office (id),
    seq bigint not null,
    primary key (consumer, office)
);
comment on table feed_cursor is 'Up to where a durable consumer has read the event log';

create table printer_capability (
    office varchar(40) not null references office (id),
    printer varchar(40) not null,
    address varchar(200) not null,
    capability varchar(200) not null,
    primary key (office, printer)
);
comment on table printer_capability is 'What a printer was found to be able to answer, for the address it was probed at';
