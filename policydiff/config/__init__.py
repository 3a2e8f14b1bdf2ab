"""What a project has settled: which files are policies, what is severe, what fails, how changes are announced.

Over the model only: the store asks here which store is meant, the guard what to judge.
"""

from policydiff.config.loading import find_config, load_config, parse_config
from policydiff.config.model import ChangelogPlace, Config, Override, PolicySettings

__all__ = [
    "ChangelogPlace",
    "Config",
    "Override",
    "PolicySettings",
    "find_config",
    "load_config",
    "parse_config",
]
