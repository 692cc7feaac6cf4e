-- Several nodes on one PostgreSQL: a keypad is driven by one of them, as a printer is. Leases live for seconds, so none is carried over.

create table device_lease (
    office varchar(40) not null references office (id),
    kind varchar(20) not null,
    device varchar(40) not null,
    node varchar(20) not null,
    held_until timestamp with time zone not null,
    wanted_by varchar(20),
    report varchar,
    primary key (office, kind, device)
);
comment on table device_lease is 'Which node drives a device. Only where several nodes can share the database: who has the file of H2 has the devices too';
comment on column device_lease.kind is 'printer, or keypad (by the dispenser that it belongs to)';
comment on column device_lease.held_until is 'By the database''s clock; renewed every two seconds. Afterwards any node may take the device over';
comment on column device_lease.wanted_by is 'The node that the printer''s agent has connected to, or where the keypad is plugged in: the holder hands the device over';
comment on column device_lease.report is 'How the holder last found the device, as JSON: what the other nodes show';
create index device_lease_node on device_lease (node);
comment on index device_lease_node is 'Renewing all leases of a node';

drop table printer_lease;
