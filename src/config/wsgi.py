"""The web application. It refuses to start when a check fails: a view without a policy, a database that forgets."""

import io
import os

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
call_command("check", databases=["default"], stdout=io.StringIO())
connections.close_all()
