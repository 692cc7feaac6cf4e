-- Devices that show a code and wait for an admin to enter it. No foreign key: an agent belongs to no office until then.

create table pairing (
    code varchar(6) primary key,
    token_hash varchar(64) not null,
    role varchar(12) not null,
    office varchar(40),
    expires_at timestamp with time zone not null
);
comment on table pairing is 'A device that waits to be let in; the row goes when it is, or when its time is over';
comment on column pairing.code is 'Six digits, unique among those who wait';
comment on column pairing.token_hash is 'SHA-256 of the token that the device has made for itself; becomes its device_token';
comment on column pairing.role is 'dispenser, screen or printer: what its page or program is';
comment on column pairing.office is 'Where its page was opened; null for an agent';
create unique index pairing_token on pairing (token_hash);
comment on index pairing_token is 'Asking again with the same token gives the same code';
