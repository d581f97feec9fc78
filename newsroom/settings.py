"""All settings, in one file, from the environment (docs/operating.md lists the variables).

`make run` writes var/newsroom.env, which is read when it exists (ENV_FILE names another); the real
environment wins over it.
"""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from articles.ckeditor import CKEDITOR_CONFIGS  # noqa: F401
from newsroom import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"
environment.read_file(default=VAR / "newsroom.env")

# --- What this installation is ---------------------------------------------------------------

SECRET_KEY = environment.secret_key()
DEBUG = environment.flag("DEBUG", default=False)
SITE_URL, SITE_SCHEME, SITE_HOST = environment.site_url()
ALLOWED_HOSTS = environment.allowed_hosts(SITE_HOST)
HTTPS = SITE_SCHEME == "https"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUST_PROXY = environment.flag("TRUST_PROXY", default=False)

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "articles.apps.ArticlesConfig",
    "people.apps.PeopleConfig",
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ckeditor",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "csp",
    "django_linear_migrations",
]

# No LocaleMiddleware and nothing that reads the session: a reader's page sets no cookie.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.middleware.AskAgain",
    "newsroom.middleware.RefuseUnreadableText",
    "newsroom.middleware.LeadToNewAddress",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Readers' pages are written in Jinja, the desk (templates/admin/) in Django's own language.
TEMPLATES = [
    {
        "BACKEND": "newsroom.printing.ReadersPages",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "newsroom.printing.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site_if_shown",
            ],
        },
    },
]

# --- Where things are kept -------------------------------------------------------------------

DATABASES = {"default": environment.database(default_file=VAR / "newsroom.sqlite3")}
CACHES = {"default": environment.cache()}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Public renditions are plain files under /anh/; originals are served by no web server.
MEDIA_ROOT = environment.folder("MEDIA_ROOT", default=VAR / "media")
MEDIA_URL = "/anh/"
PRIVATE_ROOT = environment.folder("PRIVATE_ROOT", default=VAR / "private")

STATIC_URL = "/static/"
STATIC_ROOT = environment.folder("STATIC_ROOT", default=VAR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
# Hashed names need `manage.py collectstatic`; until it ran, files are found where they are written.
STATIC_COLLECTED = not DEBUG and (STATIC_ROOT / "staticfiles.json").exists()
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_COLLECTED

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_COLLECTED or environment.flag("COLLECTING_STATIC", default=False)
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}

# --- Language and time -----------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "newsroom.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- Who may enter ---------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
LOGIN_URL = "admin:login"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: one working day
SESSION_COOKIE_SAMESITE = "Lax"

# Ten wrong passwords for one name from one address, then a quarter of an hour of rest.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "newsroom.clients.client_address"
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_TEMPLATE = "locked.html"

# --- What a browser may do with our pages ----------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        **({"upgrade-insecure-requests": True} if HTTPS else {}),
    }
}
PERMISSIONS_POLICY = {
    name: []
    for name in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# A year of HTTPS only, for subdomains too; HSTS_SECONDS=0 switches it off while a site moves.
SECURE_HSTS_SECONDS = environment.whole_number("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Limits on what is sent to us ------------------------------------------------------------

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes, files apart
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 50
FILE_UPLOAD_PERMISSIONS = 0o644

# --- Mail, log, checks -----------------------------------------------------------------------

globals().update(environment.mail())
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"newsroom@{SITE_HOST}"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # It announces every look at the queue; what its jobs did is said by "django_tasks".
        "django_tasks_db": {"level": "ERROR"},
        "axes": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}

# CKEditor 4 stays, behind one seam and a sanitising field: see docs/decisions/.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]
