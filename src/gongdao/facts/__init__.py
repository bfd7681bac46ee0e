"""The spine: relations and columns, and the snapshots that hold them."""
