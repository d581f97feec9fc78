#!/usr/bin/env python
"""The newsroom's command line: `python manage.py help` lists the commands."""

import os
import sys

from django.core.management import execute_from_command_line

from newsroom.environment import BadValue

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        execute_from_command_line(sys.argv)
    except BadValue as refusal:
        sys.exit(str(refusal))
