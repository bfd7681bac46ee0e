"""Version 1. A change that could break a program becomes version 2; what is only added stays here."""
