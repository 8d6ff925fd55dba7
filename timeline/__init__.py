"""Turn a folder of policy documents into a published, evidence-linked timeline.

Three verbs, three folders: `extract` finds dated statements and proposes events, `curate` reads and checks the list a
person stands behind (`events.yaml`), `render` publishes it. The stages never import one another; `cli` joins them.
"""

__version__ = "0.1.0"
