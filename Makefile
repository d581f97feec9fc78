# Everything from a bare clone: Python 3.11 or newer and make are enough. `make` lists the targets.

PORT ?= 8000
WORKERS ?= 2
PY := .venv/bin/python
LOCK := .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header \
	--no-emit-index-url --no-annotate -p 3.11 pyproject.toml
TYPED := $(wildcard vietnamese people/*.py people/models people/titles articles/title_*.py articles/workflow.py \
	articles/publishing.py articles/publishing articles/document.py articles/body.py \
	articles/front_page newsroom/*.py)
# A production that exists nowhere, for `check --deploy`.
PRODUCTION := DEBUG=off SITE_URL=https://newsroom.example ALLOWED_HOSTS=newsroom.example \
	DATABASE_URL=sqlite:////nonexistent/newsroom.sqlite3 CACHE_URL=locmem:// TRUST_PROXY=on
CHECK_KEY = SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')

.DEFAULT_GOAL := help
.PHONY: help run logins test prove check bench lock messages runtime dev

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# install(name): bring .venv to requirements/name.txt, once a content of that file.
define install
@./.ci/install $(1)
endef

runtime:
	$(call install,runtime)

dev:
	$(call install,dev)

run: runtime  ## fill an empty database and serve the site and the desk (PORT=8000)
	@$(PY) -m newsroom.first_env
	@SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} exec $(PY) manage.py start --port $(PORT)

logins: runtime  ## give the sample logins new passwords and print them
	@$(PY) -m newsroom.first_env
	@exec $(PY) manage.py logins

test: dev  ## the suite on SQLite, then what differs on PostgreSQL
	@$(PY) -m pytest -q -n $(WORKERS) -m "not prove and not postgres_only"
	@$(PY) -m tests.real.postgres -- \
		$(PY) -m pytest -q -n $(WORKERS) -m "(postgres or postgres_only) and not prove" || [ $$? -eq 5 ]

prove: dev  ## the long proofs: the whole suite on PostgreSQL, races, kills, slow phones
	@$(PY) -m tests.real.postgres -- $(PY) -m pytest -q -n $(WORKERS) -m "not prove"
	@$(PY) -m tests.real.postgres -- $(PY) -m pytest -q -m prove || [ $$? -eq 5 ]
	@$(PY) -m pytest -q -m "prove and not postgres_only" || [ $$? -eq 5 ]

check: dev  ## linters, types, layers, missing migrations, deployment, compiled messages
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	@files=$$(git ls-files 'templates/*.html'); [ -z "$$files" ] || { \
		echo ".venv/bin/djade --check --target-version 5.2 templates"; \
		.venv/bin/djade --check --target-version 5.2 $$files; }
	$(PY) -m mypy $(TYPED)
	.venv/bin/lint-imports --no-cache --no-logo
	$(CHECK_KEY) DATABASE_URL=sqlite:///:memory: $(PY) manage.py makemigrations --check --dry-run
	$(CHECK_KEY) $(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) locale/compile.py --check

bench: dev  ## the figures of docs/performance.md
	@ls bench/*.py >/dev/null 2>&1 || { echo "bench/ holds no script."; exit 1; }
	@for script in bench/[a-z]*.py; do echo "== $$script"; $(PY) "$$script" || exit 1; done

lock: dev  ## resolve the dependencies of pyproject.toml again (UPGRADE=--upgrade for newer ones)
	@$(LOCK) $(UPGRADE) -o requirements/runtime.txt
	@$(LOCK) $(UPGRADE) --extra production -c requirements/runtime.txt -o requirements/production.txt
	@$(LOCK) $(UPGRADE) --extra production --group dev -c requirements/production.txt \
		-o requirements/dev.txt
	@! grep -n '://' requirements/*.txt

messages: dev  ## collect the texts to translate (needs GNU gettext) and compile the translations
	@if command -v xgettext >/dev/null; then \
		$(CHECK_KEY) $(PY) manage.py makemessages -l vi --no-wrap --add-location file \
			--ignore .venv --ignore var --ignore tests; \
	else echo "xgettext is not installed (apt-get install gettext): compiling only."; fi
	@$(PY) locale/compile.py
