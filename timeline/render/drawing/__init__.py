"""Drawing: where everything stands on the chart, and the chart as SVG and as a plotly figure."""
