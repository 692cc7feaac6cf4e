-- How far the receivers outside have been told what happened.

create table webhook_cursor (
    office varchar(40) not null references office (id),
    hook varchar(40) not null,
    seq bigint not null,
    failures integer not null,
    next_at timestamp with time zone not null,
    trouble varchar,
    node varchar(40) not null,
    node_until timestamp with time zone not null,
    primary key (office, hook)
);
comment on table webhook_cursor is 'One row a webhook of the plan; the log itself is the outbox';
comment on column webhook_cursor.hook is 'The webhook''s id in the plan';
comment on column webhook_cursor.seq is 'The last event of the log that the receiver has taken, or did not want';
comment on column webhook_cursor.failures is 'Tries in a row that failed';
comment on column webhook_cursor.next_at is 'Not tried again before this';
comment on column webhook_cursor.trouble is 'What the last try failed of';
comment on column webhook_cursor.node is 'The server process that delivers; another one takes over after node_until';
