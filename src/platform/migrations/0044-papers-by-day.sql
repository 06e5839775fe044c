-- The register of papers: a page of it comes from one index, walls and all, without reading the rows; only counting them all may read them.
create index document_day on document (county, issued_on, issued_at, id) include (kind, matter_id, voided_on);
create index signed_form_day on signed_form (county, signed_at, id) include (kind, matter_id);

-- As for the other papers (0030): whoever sees the whole county need not be asked about each row's matter.
create policy whole_county on signed_form for select
  using (county = (select wall_county()) and (select current_setting('fayuan.sight', true)) = 'county');
