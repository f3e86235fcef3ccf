"""What every test shares: how hard Hypothesis looks.

``HYPOTHESIS_PROFILE=thorough`` looks five times as long as ``fast``, which is what runs without it;
``.ci/run`` takes it. Both draw the same from run to run, but for what Hypothesis takes from the
modules that a worker has loaded, and neither has a deadline, since a slow machine is no defect.
"""

import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "fast", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile(
    "thorough", max_examples=300, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
