-- Hears of the commits of all silos, from now on.
listen boxyard_commits
