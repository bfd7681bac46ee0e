"""What is done with the record: taking it along, correcting it, erasing by law, having it checked."""
