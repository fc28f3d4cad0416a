"""`python -m improvement_stats chart FILE.csv ...`"""

import sys

from improvement_stats.command import main

if __name__ == "__main__":
    sys.exit(main())
