"""What is refused about charts."""

from chassis.problems import Invalid


class ChartImpossible(Invalid):
    code, title = "chart.impossible", "This chart can not be drawn of these data"
