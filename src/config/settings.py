"""Settings of an installation. Values from outside come through `config.environment`."""

from pathlib import Path
from typing import Any

from config import environment

GONGDAO_DATA = environment.data_folder()
GONGDAO_KEYS = environment.keys_folder(GONGDAO_DATA)
SECRET_KEY = environment.secret_key(GONGDAO_DATA)
DEBUG = environment.flag("GONGDAO_DEBUG")
GONGDAO_DEBUG = DEBUG
ALLOWED_HOSTS = environment.names("GONGDAO_ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])

# Lowest room first.
INSTALLED_APPS = [
    "config",
    "django.contrib.contenttypes",
    "django.contrib.auth",  # sessions and hashes; its groups and permissions are not used
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "gongdao.office.audit",
    "gongdao.office.accounts",
    "gongdao.office.jobs",
    "gongdao.office.files",
    "gongdao.office.orgs",
    "gongdao.office.access",
    "gongdao.office.rulings",
    "gongdao.office.registers",
    "gongdao.office.record",
    "gongdao.office.intake",
    "gongdao.office.establishment",
    "gongdao.office.people",
    "gongdao.office.decisions",
    "gongdao.office.publication",
    "gongdao.office.training",
    "gongdao.office.study",
    "gongdao.office.appraisal",
    "gongdao.office.pledges",
    "gongdao.office.awards",
    "gongdao.office.accountability",
    "gongdao.office.conduct",
    "gongdao.office.inspections",
    "gongdao.office.selection",
    "gongdao.office.rotation",
    "gongdao.office.talks",
    "gongdao.office.declarations",
    "gongdao.office.hotline",
    "gongdao.office.grassroots",
    "gongdao.office.coverage",
    "gongdao.web.shell",
    "gongdao.web.accounts",
    "gongdao.web.orgs",
    "gongdao.web.jobs",
    "gongdao.web.roster",
    "gongdao.web.rules",
    "gongdao.web.record",
    "gongdao.web.establishment",
    "gongdao.web.api",
]

MIDDLEWARE = [
    # Outermost, so that static files, redirects and failures bear the headers, too.
    "config.headers.Headers",
    "gongdao.api.middleware.OneShape",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongdao.office.accounts.middleware.SessionLimits",
    "gongdao.office.access.bearer.Bearer",
    "gongdao.office.accounts.middleware.SecondFactorDuty",
    "django.contrib.messages.middleware.MessageMiddleware",
    "gongdao.web.shell.middleware.AsOf",
    "gongdao.web.shell.middleware.Storable",
    # Above DefaultDeny, because exceptions climb: a denial is recorded there, then shown here.
    "gongdao.web.shell.middleware.Refusals",
    "gongdao.api.middleware.Refusals",
    "gongdao.office.access.middleware.DefaultDeny",
    "gongdao.web.shell.identity.FreshIdentity",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "gongdao.web.shell.context.frame",
            ],
        },
    },
]

DATABASES: dict[str, dict[str, Any]] = {"default": environment.database(GONGDAO_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
GONGDAO_LEASE_SECONDS = environment.number("GONGDAO_LEASE_SECONDS", 600)
GONGDAO_NIGHTLY_HOUR = environment.count("GONGDAO_NIGHTLY_HOUR", 1)

# The record: hash of the tree, chosen before the first event; signatures are Ed25519 in both suites.
GONGDAO_RECORD_SUITE = environment.choice("GONGDAO_RECORD_SUITE", ["sha256", "sm3"])
GONGDAO_CHECKPOINT_MINUTES = environment.number("GONGDAO_CHECKPOINT_MINUTES", 60)

# Accounts
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["gongdao.office.accounts.backends.SessionBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# `mlps` follows the graded protection of networks: mixed characters, a change every 90 days, no recent password again.
_MLPS = environment.choice("GONGDAO_PASSWORD_POLICY", ["asvs", "mlps"]) == "mlps"
GONGDAO_PASSWORD_LENGTH = environment.number("GONGDAO_PASSWORD_LENGTH", 10)
GONGDAO_PASSWORD_MIXED = environment.count("GONGDAO_PASSWORD_MIXED", 3 if _MLPS else 0)
GONGDAO_PASSWORD_DAYS = environment.count("GONGDAO_PASSWORD_DAYS", 90 if _MLPS else 0)
GONGDAO_PASSWORD_HISTORY = environment.count("GONGDAO_PASSWORD_HISTORY", 5 if _MLPS else 0)
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "display_name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": GONGDAO_PASSWORD_LENGTH},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "gongdao.office.accounts.passwords.ContextWords"},
    {"NAME": "gongdao.office.accounts.passwords.MixedCharacters"},
    {"NAME": "gongdao.office.accounts.passwords.RecentPasswords"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
GONGDAO_LOGIN_LIMIT = environment.number("GONGDAO_LOGIN_LIMIT", 5)
GONGDAO_LOCK_MINUTES = environment.number("GONGDAO_LOCK_MINUTES", 15)
GONGDAO_IDLE_MINUTES = environment.number("GONGDAO_IDLE_MINUTES", 15)
GONGDAO_SESSION_HOURS = environment.number("GONGDAO_SESSION_HOURS", 8)
GONGDAO_SOURCE_LIMIT = environment.number("GONGDAO_SOURCE_LIMIT", 20)
GONGDAO_PROXIES = environment.count("GONGDAO_PROXIES", 0)
GONGDAO_SECOND_FACTOR = environment.choice("GONGDAO_SECOND_FACTOR", ["optional", "required"])
GONGDAO_REAUTHENTICATE_MINUTES = environment.number("GONGDAO_REAUTHENTICATE_MINUTES", 10)
GONGDAO_TOKEN_DAYS = environment.number("GONGDAO_TOKEN_DAYS", 90)
GONGDAO_LINK_HOURS = environment.number("GONGDAO_LINK_HOURS", 24)

# Cookies and headers
_HTTPS = environment.flag("GONGDAO_HTTPS")
SESSION_ENGINE = "gongdao.office.accounts.sessions"
SESSION_COOKIE_AGE = GONGDAO_SESSION_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "gongdao.web.shell.errors.csrf_failure"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SESSION_COOKIE_NAME = "__Host-gongdao" if _HTTPS else "gongdao"
CSRF_COOKIE_NAME = "__Host-gongdao-csrf" if _HTTPS else "gongdao-csrf"
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
CSRF_TRUSTED_ORIGINS = environment.names("GONGDAO_TRUSTED_ORIGINS", [])
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
}

# Static files
STATIC_URL = "static/"
STATICFILES_DIRS = [Path(__file__).parents[1] / "gongdao/web/static"]
STATIC_ROOT = GONGDAO_DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static.CollectedFiles"},
}

# Uploads are kept outside of everything that is served.
GONGDAO_UPLOADS = GONGDAO_DATA / "uploads"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_PERMISSIONS = 0o600

# Language and time
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "config.logs.WithoutPersons"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"gongdao": {"level": "INFO"}},
}
