-- Printing that survives restarts of either side, and paper that is counted.

alter table print_job add column sent_over varchar(200);
comment on column print_job.sent_over is 'The line it was last sent over: a port, or agent: and the agent''s memory. Decides after a restart whether it can be asked for again';
alter table print_job add column dot_rows integer;
comment on column print_job.dot_rows is 'Rows of paper it took, 8 to a millimetre, the way to the cutter included; null while it has taken none';

create table printer_roll (
    office varchar(40) not null references office (id),
    printer varchar(40) not null,
    put_in_at timestamp with time zone not null,
    put_in_by varchar(80) not null,
    dot_rows bigint not null,
    slips integer not null,
    primary key (office, printer)
);
comment on table printer_roll is 'The roll of paper in each printer and what has been used of it; test slips count too';
comment on column printer_roll.put_in_by is 'Who put it in, as in the event log; system: counted from the first slip on';
comment on column printer_roll.dot_rows is 'Rows of paper used since, 8 to a millimetre';
