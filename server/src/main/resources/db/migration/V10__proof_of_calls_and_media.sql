-- What the hall saw and heard of each call, and the pictures and films that screens play beside the calls.

create table call_proof (
    office varchar(40) not null references office (id),
    seq bigint not null,
    called_at timestamp with time zone not null,
    shown_at timestamp with time zone,
    shown_by varchar(40),
    spoken_at timestamp with time zone,
    spoken_by varchar(40),
    primary key (office, seq)
);
comment on table call_proof is 'The first screen that says it has shown a call or recall, and the first that says it was heard to its end; several servers of one database learn it from each other here';
comment on column call_proof.seq is 'Sequence number of ticket.called or ticket.recalled in office_event';
comment on column call_proof.called_at is 'When it was called; with shown_at it tells how long the hall waited';
comment on column call_proof.shown_at is 'When the first screen had it before the eye; null when none has said so yet';
comment on column call_proof.shown_by is 'Key of that screen; empty for a board without a token';
comment on column call_proof.spoken_at is 'When the first screen had said it to its end; null when none has';
comment on column call_proof.spoken_by is 'Key of that screen; empty for a board without a token';
