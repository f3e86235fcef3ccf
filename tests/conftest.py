"""What every test shares: how hard Hypothesis looks.

``HYPOTHESIS_PROFILE=thorough`` looks ten times as long as ``fast``, which is what runs without it;
``.ci/run`` takes it. Both are deterministic, so that a test that passes here passes everywhere, and
neither has a deadline, since a slow machine is no defect.
"""

import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "fast", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile(
    "thorough", max_examples=600, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
