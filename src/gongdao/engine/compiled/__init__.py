"""The fast path: the same trees as Polars expressions over whole relations. `reference` defines what they mean."""
