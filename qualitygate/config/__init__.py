"""qualitygate.toml and the register of clients -> a frozen `Config`."""

from qualitygate.config.client import named_client
from qualitygate.config.load import find_config, load_config
from qualitygate.config.model import Config
from qualitygate.config.profiles import Profile
from qualitygate.config.settings import Gate, LanguageTool, Limits, Network, RuleSettings
from qualitygate.config.vocabulary import Vocabulary
from qualitygate.config.waivers import Waiver

__all__ = [
    "Config", "Gate", "LanguageTool", "Limits", "Network", "Profile", "RuleSettings", "Vocabulary",
    "Waiver",
    "find_config", "load_config", "named_client",
]  # fmt: skip
