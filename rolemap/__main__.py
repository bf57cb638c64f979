"""`python -m rolemap` is the command `rolemap`."""

import sys

from rolemap.cli import main

sys.exit(main())
