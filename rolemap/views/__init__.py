"""What a reader wants to see: each view makes a Diagram or a Grid of a map and its findings."""

from rolemap.views.catalogue import View as View
from rolemap.views.catalogue import views as views
