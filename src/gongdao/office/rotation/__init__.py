"""Reserve lists and secondments (后备名单、挂职抽调)."""
