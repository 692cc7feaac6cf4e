-- Pre-printed numbers, handed out by hand while a printer is dead.

create table number_roll (
    id varchar(13) primary key,
    office varchar(40) not null references office (id),
    business_day date not null,
    service varchar(40) not null,
    series varchar(40) not null,
    first_number integer not null,
    last_number integer not null,
    next_number integer not null,
    in_use boolean not null
);
comment on table number_roll is 'Ranges of numbers that are on paper already; their series does not give them by itself on that day. Changed only under the lock of their office';
comment on column number_roll.business_day is 'The day on which its numbers are good; a range typed on another day is another roll';
comment on column number_roll.next_number is 'The number that is torn off next; above last_number when the roll is used up';
comment on column number_roll.in_use is 'Whether numbers are still handed out from it; when it is put away the range stays taken for the day';

create index number_roll_of_day on number_roll (office, business_day, series);
