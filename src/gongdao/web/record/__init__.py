"""The record of acts: search, one event with its proof, checkpoints and their verification."""
