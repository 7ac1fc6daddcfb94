"""What can be answered to the questions about files."""

from orgplanner.text import say
from ui.dialogs.ask import Answer

CANCEL = Answer("cancel", say("Cancel"), "cancel")
UNDERSTOOD = Answer("ok", say("OK"), "cancel")
REPAIR = Answer("repair", say("Open a repaired copy"))
BACKUP = Answer("backup", say("Open the last backup"), "no")
TAKE_OVER = Answer("take over", say("Open for editing"))
READ_ONLY = Answer("read only", say("Open for reading only"), "cancel")
KEEP_MINE = Answer("keep", say("Keep my version"))
RELOAD = Answer("reload", say("Reload from the file"), "no")
MERGE = Answer("merge", say("Merge…"), "no")
OPEN_IT = Answer("open", say("Open it"))
MERGE_IT = Answer("merge", say("Merge with the open plan…"), "no")
LATER = Answer("later", say("Not now"), "cancel")
ELSEWHERE = Answer("elsewhere", say("Save elsewhere…"))
SAVE = Answer("save", say("Save"))
DISCARD = Answer("discard", say("Do not save"), "no")
