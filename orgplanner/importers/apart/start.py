"""Started as a program by itself, with nothing on its path but what its words name: root, packages, workbook."""

import sys

sys.path[:0] = sys.argv[1:3]

from orgplanner.importers.apart.cells import main  # noqa: E402

main(sys.argv[3])
