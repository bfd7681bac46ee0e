"""Settings, addresses and entry points: the only place where the environment is read."""
