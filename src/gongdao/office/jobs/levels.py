"""How secret a job is: its arguments and result may name people."""

from gongdao.facts.relation import Level

LEVELS = {
    "Job": {
        "key": Level.INTERNAL,
        "kind": Level.INTERNAL,
        "state": Level.INTERNAL,
        "done_count": Level.INTERNAL,
        "total_count": Level.INTERNAL,
        "by_key": Level.INTERNAL,
        "created_at": Level.INTERNAL,
        "started_at": Level.INTERNAL,
        "finished_at": Level.INTERNAL,
        "lease_until": Level.INTERNAL,
        "attempt": Level.INTERNAL,
        "task_id": Level.INTERNAL,
        "sentence": Level.PERSONAL,
        "arguments": Level.PERSONAL,
        "result": Level.PERSONAL,
    },
}
