"""Kinship, education, reserve lists and secondments of officials (亲属、学历、后备名单、挂职抽调)."""
