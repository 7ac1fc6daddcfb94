"""`python -m orgplanner` does what the command `orgplanner` does."""

import sys

from orgplanner.cli import main

sys.exit(main())
