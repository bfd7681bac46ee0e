"""The permissions, under the name by which the rooms above know them."""

from gongdao.office.accounts.permissions import Permission

__all__ = ["Permission"]
