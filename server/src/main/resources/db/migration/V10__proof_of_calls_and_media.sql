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

create table media (
    office varchar(40) not null references office (id),
    hash varchar(64) not null,
    name varchar(200) not null,
    type varchar(40) not null,
    bytes bigint not null,
    place integer not null,
    seconds integer not null,
    screens varchar(2000) not null,
    added_at timestamp with time zone not null,
    added_by varchar(80) not null,
    primary key (office, hash)
);
comment on table media is 'Pictures and films that the screens of an office play beside the calls';
comment on column media.hash is 'SHA-256 of the content in hexadecimal: its name everywhere, so that a screen can keep it for ever';
comment on column media.name is 'The file''s name as it was uploaded, for people';
comment on column media.type is 'Media type, told from the content: image/jpeg, image/png, image/webp, video/mp4, video/webm';
comment on column media.bytes is 'How long the content is';
comment on column media.place is 'Order of playing, from 0';
comment on column media.seconds is 'How long it stands; 0 for a film that plays to its end';
comment on column media.screens is 'Keys of the screens that play it, with commas between; empty for all';

create table media_piece (
    office varchar(40) not null references office (id),
    hash varchar(64) not null,
    place integer not null,
    body bytea not null,
    primary key (office, hash, place)
);
comment on table media_piece is 'The content of media in pieces of 256 kB: in the database, so that a backup has it and every server of it can hand it out';
comment on column media_piece.place is 'Order of the pieces, from 0';
