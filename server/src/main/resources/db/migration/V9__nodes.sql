-- Several nodes on one PostgreSQL: each printer is driven by one of them.

create table printer_lease (
    office varchar(40) not null references office (id),
    printer varchar(40) not null,
    node varchar(20) not null,
    held_until timestamp with time zone not null,
    wanted_by varchar(20),
    report varchar,
    primary key (office, printer)
);
comment on table printer_lease is 'Which node drives a printer. Only where several nodes can share the database: who has the file of H2 has the printers too';
comment on column printer_lease.held_until is 'By the database''s clock; renewed every two seconds. Afterwards any node may take the printer over';
comment on column printer_lease.wanted_by is 'The node that the printer''s agent has connected to: the holder hands the printer over';
comment on column printer_lease.report is 'How the holder last found the printer, as JSON: what the other nodes show';
create index printer_lease_node on printer_lease (node);
comment on index printer_lease_node is 'Renewing all leases of a node';
