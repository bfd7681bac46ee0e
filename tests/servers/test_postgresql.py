import psycopg
import pytest

from tests.servers import postgresql


@pytest.mark.database
def test_running_answers_and_is_gone_afterwards(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    with postgresql.running() as address, psycopg.connect(address) as connection:
        row = connection.execute("SELECT current_setting('server_version_num')::int, getdatabaseencoding()").fetchone()

    assert row[0] >= 150000  # the oldest version the product promises to run on
    assert row[1] == "UTF8"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


def test_running_uses_the_server_it_is_given(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@127.0.0.1:1/there")

    with postgresql.running() as address:
        assert address == "postgresql://someone@127.0.0.1:1/there"
