-- The supervisor's notes, and the limits of services.

create table counter_note (
    id bigint primary key,
    office varchar(40) not null references office (id),
    counter varchar(40) not null,
    author varchar(120) not null,
    words varchar(500) not null,
    sent_at timestamp with time zone not null,
    seen_at timestamp with time zone,
    seen_by varchar(120)
);
comment on table counter_note is 'What a supervisor wrote to the officer at a counter; stands on that console until it is seen, and is erased a day later';
comment on column counter_note.author is 'Name of who wrote it';
comment on column counter_note.seen_by is 'Name of the officer who has seen it';
create index counter_note_counter on counter_note (office, counter, sent_at);
comment on index counter_note_counter is 'The notes on a console; the last note of each counter on the supervisor''s page';

create table identity_key (
    office varchar(40) primary key references office (id),
    secret varchar(64) not null
);
comment on table identity_key is 'The key of the day for hashes of identity cards; made when the first card is shown, erased when the day turns';
comment on column identity_key.secret is '32 random bytes, hexadecimal';

create table ticket_identity (
    ticket bigint primary key references ticket (id),
    office varchar(40) not null references office (id),
    identity_hash varchar(64) not null
);
comment on table ticket_identity is 'Whose ticket it is, as a keyed hash of service and card number; erased when the day turns';
create index ticket_identity_held on ticket_identity (office, identity_hash);
comment on index ticket_identity_held is 'Which numbers a card holds of a service today';

create index ticket_of_day on ticket (office, business_day, service, issued_at);
comment on index ticket_of_day is 'How many tickets a service has given in a half day: its limit';
