-- What an officer's day needs beside the calls: several services and dossiers on one ticket, what came of a visit, and help at a counter.

alter table ticket add column route varchar(600);
comment on column ticket.route is 'Services still to come under this number, their keys in order with a space between; null when there are none';
alter table ticket add column dossiers integer default 1 not null;
comment on column ticket.dossiers is 'How many dossiers its holder brings; 1 or more';
alter table ticket add column calls integer default 0 not null;
comment on column ticket.calls is 'How often it was called so far, recalls not counted; a requeue keeps it';
alter table ticket add column outcome_result varchar(24);
comment on column ticket.outcome_result is 'What came of the visit at its last counter: accepted, supplement, handed-over, guided, refused, other; null when nobody said';
alter table ticket add column outcome_channel varchar(24);
comment on column ticket.outcome_channel is 'How it was done: paper, online, guided-online';
alter table ticket add column outcome_payment varchar(24);
comment on column ticket.outcome_payment is 'How a fee was paid: none, cash, cashless';
alter table ticket add column outcome_done varchar(2000);
comment on column ticket.outcome_done is 'Procedures done and how often, as key=count with a space between';

create table counter_emergency (
    office varchar(40) not null references office (id),
    counter varchar(40) not null,
    raised_at timestamp with time zone not null,
    raised_by varchar(120) not null,
    answered_at timestamp with time zone,
    answered_by varchar(120),
    primary key (office, counter)
);
comment on table counter_emergency is 'The last call for help of each counter; the history stands in office_event';
comment on column counter_emergency.raised_by is 'Name of the officer who called for help';
comment on column counter_emergency.answered_by is 'Name of who is on the way, or of the officer who took it back; null while nobody is';
