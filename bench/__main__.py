"""Every measurement, one after the other: `python -m bench [--slow]`."""

import sys

from bench import accuracy, audit, guard, history, importing, review, revisions, speed

accuracy.main(["--leave-one-out"])
revisions.main(["--wrong"])
speed.main(sys.argv[1:])
history.main()
importing.main([])
guard.main()
audit.main()
review.main()
