-- What is looked up every day is found without walking through the years before it (docs/performance.md), nor through the whole of a long day.

drop index ticket_day;
create index ticket_ended on ticket (office, business_day, status, ended_at);
comment on index ticket_ended is 'The tickets of a day: those that ended in a state, the latest first';

drop index visit_call_latest;
create index visit_call_latest on visit_call (office, business_day, called_at, id);
comment on index visit_call_latest is 'The last calls of a day';

drop index print_job_work;
create index print_job_state on print_job (office, printer, status, at);
comment on index print_job_state is 'Jobs to do, the last slips that came out, slips of today whose fate nobody knows';

alter table appointment add column closed boolean default false not null;
comment on column appointment.closed is 'Its day is over: it has expired if nobody came, and name and phone are forgotten';
create index appointment_open on appointment (office, closed, business_day);
comment on index appointment_open is 'Those of past days that are still to be closed';
