"""Pictures of clusters: each lane a part of a network, set so that all can be printed as large as may be.

A hub with its spokes in layers, as Graphviz would set them, is one row or one column as long as the network is
large, and lanes that are placed freely jump when a tool is added. So clusters are set here: their boxes in
columns under the hub, clusters beside and under each other in their order, like text. How wide the boxes and how
high the clusters are is tried out, and the arrangement is taken that can be printed largest. Lines keep to
strips that were left free for them, so that none lies over a box or over words.
"""

from rolemap.render.clusters.drawing import body as body
from rolemap.render.clusters.search import best as best
from rolemap.render.clusters.search import can_be as can_be
from rolemap.render.clusters.shelves import Arrangement as Arrangement
