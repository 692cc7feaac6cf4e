-- Phones that are told of a call while their page is closed (ADR 25). The cursor of the webhooks serves every receiver of the log now.

alter table webhook_cursor rename to courier_cursor;
alter table courier_cursor rename column hook to receiver;
comment on table courier_cursor is 'One row a receiver that the log is handed on to; the log itself is the outbox';
comment on column courier_cursor.receiver is 'The webhook''s id in the plan; ''web push'' for the phones, which no webhook can be called';

create table push_key (
    id integer primary key,
    private_key varchar(200) not null,
    public_key varchar(120) not null,
    made_at timestamp with time zone not null
);
comment on table push_key is 'The key pair by which push services know this installation (RFC 8292): one row, made when the first office switches it on';
comment on column push_key.id is 'Always 1';
comment on column push_key.private_key is 'P-256, PKCS 8, base64url: a secret; never leaves the database';
comment on column push_key.public_key is 'The uncompressed point, base64url: browsers are given it';

create table push_subscription (
    ticket bigint not null references ticket (id),
    endpoint_hash varchar(64) not null,
    office varchar(40) not null references office (id),
    endpoint varchar(500) not null,
    made_at timestamp with time zone not null,
    near boolean not null,
    seq bigint not null,
    tries integer not null,
    due_at timestamp with time zone,
    primary key (ticket, endpoint_hash)
);
comment on table push_subscription is 'Where a phone is told that its ticket is called; deleted with the end of the ticket, of the day, or when the push service says that it is gone';
comment on column push_subscription.endpoint_hash is 'SHA-256 of the endpoint in hexadecimal';
comment on column push_subscription.endpoint is 'The address at the push service of the browser''s maker: whoever knows it and the key can wake the phone';
comment on column push_subscription.near is 'It was told that its turn is near, or was near when it asked';
comment on column push_subscription.seq is 'The event that it is told of, or was told of last';
comment on column push_subscription.tries is 'How often that was tried';
comment on column push_subscription.due_at is 'When it is tried next; null when there is nothing to tell';
create index push_subscription_office on push_subscription (office, due_at);
comment on index push_subscription_office is 'What is due in an office, and how many it has';
