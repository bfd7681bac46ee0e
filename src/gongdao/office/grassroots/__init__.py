"""Village candidates, venues and open evaluation (村级人选、村级活动场所、开门评部)."""
