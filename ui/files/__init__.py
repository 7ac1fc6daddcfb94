"""Opening, saving and leaving plans: the work goes on beside the window, the questions come before it."""

from ui.files.files import Files as Files
from ui.files.saving import safe_name as safe_name
