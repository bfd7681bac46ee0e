"""The register kit: one declaration per relation gives list, form, table in and out, actions and the fact exporter."""
