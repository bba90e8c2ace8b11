-- What waits for the office's next step is in a few stages: of a whole city it is read from there, and not by passing over everything that is open.
create index matter_of_stage on matter (tenant, stage, due_key, id);
