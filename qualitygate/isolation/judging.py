"""What a worker does with a file: judge it, and remember the report."""

from qualitygate.config import Config
from qualitygate.document import Source
from qualitygate.finding import FileReport
from qualitygate.isolation.remembered import Judgement
from qualitygate.run import check as judge


def check(source: Source, config: Config) -> FileReport:
    """As `qualitygate.run.check`."""
    judgement = Judgement(source, config)
    report = judge(source, config)
    judgement.remember(report)
    return report
