"""Work that takes longer than a page may wait: a queue in the database, with a lease for each running job."""
