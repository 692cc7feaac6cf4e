-- Estimates that learn, and appointments.

create index ticket_day on ticket (office, business_day);
comment on index ticket_day is 'Who came on the last days, and how long counters took from one to the next: read once a day for the wait estimate';

create table wait_calibration (
    office varchar(40) primary key references office (id),
    learnt varchar not null
);
comment on table wait_calibration is 'What an office has taught about its wait estimates; lost, it is learnt again within a day';
comment on column wait_calibration.learnt is 'JSON, by length of wait: where in their outlooks the last real waits came to lie';

create table appointment (
    id bigint primary key,
    office varchar(40) not null references office (id),
    code varchar(8) not null,
    service varchar(40) not null,
    starts_at timestamp with time zone not null,
    business_day date not null,
    language varchar(2) not null,
    name varchar(80),
    phone varchar(20),
    status varchar(12) not null,
    ticket bigint
);
comment on table appointment is 'Booked slots; room is counted and written only under the lock of the office';
comment on column appointment.code is 'Eight digits: whoever has them may look it up, cancel it and check in';
comment on column appointment.business_day is 'The office-local date of the slot';
comment on column appointment.name is 'As given, if at all; erased when the day is over, like the phone';
comment on column appointment.status is 'booked, arrived, cancelled, expired';
comment on column appointment.ticket is 'What it became at check-in; no reference, for tickets are kept for another time';
create unique index appointment_code on appointment (office, code);
comment on index appointment_code is 'Looking up, cancelling, checking in';
create index appointment_day on appointment (office, business_day, starts_at);
comment on index appointment_day is 'The list of a day, the room in its slots, who is still expected, past days to close';
