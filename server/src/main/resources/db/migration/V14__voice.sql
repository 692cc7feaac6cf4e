-- What an office has recorded of the voice that calls numbers.

create table voice_clip (
    office varchar(40) not null references office (id),
    language varchar(2) not null,
    clip varchar(60) not null,
    hash varchar(64) not null,
    type varchar(20) not null,
    body bytea not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(80) not null,
    primary key (office, language, clip)
);
comment on table voice_clip is 'Recordings of an office, heard instead of the clips of the product; in the database, so that a backup has them and every server of it can hand them out';
comment on column voice_clip.clip is 'The words that are spoken in it, as the readers of numbers name them; ''service KEY'' for the invitation of a service';
comment on column voice_clip.hash is 'SHA-256 of the sound in hexadecimal, by which screens keep it';
comment on column voice_clip.type is 'Media type, told from the content: audio/wav or audio/ogg';
comment on column voice_clip.body is 'The sound, at most 300 kB';
