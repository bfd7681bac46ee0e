"""The `gongdao` command."""
