-- What the database knows of values inside documents: which terms are open, and of what kind of case; which cases another unit knows of.
-- Without it, it sorts all open terms of a unit to show the most urgent, and takes few cases for all
-- (api-docs/decisions/0075-statistics-of-documents.md).
CREATE STATISTICS IF NOT EXISTS casetrack.st_deadline_endedon ON (data ->> 'endedOn') FROM casetrack.mt_doc_deadline;
CREATE STATISTICS IF NOT EXISTS casetrack.st_deadline_kind ON (data ->> 'kind') FROM casetrack.mt_doc_deadline;
ANALYZE casetrack.mt_doc_deadline;
CREATE STATISTICS IF NOT EXISTS casetrack.st_mediationcase_handovers ON (jsonb_array_length(data -> 'dossier' -> 'handOvers')) FROM casetrack.mt_doc_mediationcase;
CREATE STATISTICS IF NOT EXISTS casetrack.st_mediationcase_acceptedby ON (data ->> 'acceptedBy') FROM casetrack.mt_doc_mediationcase;
ANALYZE casetrack.mt_doc_mediationcase;
CREATE STATISTICS IF NOT EXISTS casetrack.st_reviewapplication_handovers ON (jsonb_array_length(data -> 'dossier' -> 'handOvers')) FROM casetrack.mt_doc_reviewapplication;
CREATE STATISTICS IF NOT EXISTS casetrack.st_reviewapplication_acceptedby ON (data ->> 'acceptedBy') FROM casetrack.mt_doc_reviewapplication;
ANALYZE casetrack.mt_doc_reviewapplication;
CREATE STATISTICS IF NOT EXISTS casetrack.st_supervisionfile_handovers ON (jsonb_array_length(data -> 'dossier' -> 'handOvers')) FROM casetrack.mt_doc_supervisionfile;
CREATE STATISTICS IF NOT EXISTS casetrack.st_supervisionfile_acceptedby ON (data ->> 'acceptedBy') FROM casetrack.mt_doc_supervisionfile;
ANALYZE casetrack.mt_doc_supervisionfile;
