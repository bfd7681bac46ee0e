"""The pages of any register: list, record, form, files out and in."""
