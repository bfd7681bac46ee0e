"""Who uses the product: users, their passwords, and the system as an actor of its own."""
