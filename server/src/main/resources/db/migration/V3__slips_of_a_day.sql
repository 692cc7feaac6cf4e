create index print_job_day on print_job (office, printer, at);
comment on index print_job_day is 'The supervisor''s page: how many slips a printer made today; the last one at start';
