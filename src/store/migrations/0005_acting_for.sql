-- Seats say their part in the body and what happens when their holder changes; delegations say what they allow and when they were ended;
-- a session knows the post on whose behalf it acts. All but the last follow from the log; a rebuild fills them.
alter table seat add column person uuid;
alter table seat add column role text not null default 'member';
alter table seat add column order_no int not null default 1000;
alter table seat add column clause text not null default 'in-post';

alter table delegation add column scope jsonb not null default '[]';
alter table delegation add column ended_on date;

alter table identity.session add column "onBehalfOf" text;
