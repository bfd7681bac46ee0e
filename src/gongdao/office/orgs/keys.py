"""The maker of keys, under the name by which the rooms above know it."""

from gongdao.office.audit.keys import new_key

__all__ = ["new_key"]
