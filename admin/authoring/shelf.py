"""A new survey becomes a file in the surveys folder, beside the others and over none of them."""

from collections.abc import Callable, Container
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from admin.authoring.notebook import Notebook
from admin.fieldwork import FieldworkFault
from admin.whole_files import written_anew, written_over
from surveys.files import Unreadable, text_of_file
from surveys.library import ORGANISATION, Library
from surveys.naming import name_for

ENDING = ".yaml"


class Shelf(Struct, frozen=True):
    """Where survey files lie, and which ids are ``published``. Where the folder is not everybody's,
    nothing ``is_kept`` in it."""

    library: Library
    published: Container[str]
    is_kept: bool = True

    def put_away(self, notebook: Notebook, title: str, made: Callable[[str], str]) -> Notebook:
        """Write the file that ``made`` returns for an id, and return the notebook that knows of it.

        The id is made of the title, and is nobody else's. A file that was written before goes with
        it, unless it is published. Where nothing is written, ``text`` is empty. Raises
        FieldworkFault when somebody changed that file by hand.
        """
        mine = self._mine(notebook)
        name = name_for(title, _Taken(self, mine), "-", "survey")
        text = made(name)
        is_written = self.is_kept and self._written(name, text, mine)
        is_left = notebook.file != name and notebook.file not in self.published
        if is_written and is_left and mine is not None:
            mine.unlink(missing_ok=True)
        return replace(notebook, file=name, text=text if is_written else "")

    def _written(self, name: str, text: str, mine: Path | None) -> bool:
        path = self.library.folder / f"{name}{ENDING}"
        try:
            if path == mine:
                written_over(path, text.encode())
            else:
                written_anew(path, text.encode())
        except FileExistsError:
            raise FieldworkFault(
                "Another survey got this name at this moment. Please tap once more."
            ) from None
        except OSError:
            return False
        return True

    def _mine(self, notebook: Notebook) -> Path | None:
        """Return the file that was written before, if it is still there."""
        path = self.library.folder / f"{notebook.file}{ENDING}"
        if not notebook.text or not path.exists():
            return None
        try:
            is_same = text_of_file(path) == notebook.text
        except Unreadable:
            is_same = False
        if not is_same:
            raise FieldworkFault(
                f"Somebody changed {path.name} in the surveys folder since it was written here. "
                f"/publish {notebook.file} takes it as it is there; /new begins another one."
            )
        return path


class _Taken:
    """Ids that are somebody else's."""

    def __init__(self, shelf: Shelf, mine: Path | None) -> None:
        others = [each for each in shelf.library.held() if each.path != mine]
        files = {path.stem for path in shelf.library.paths() if path != mine}
        ours = ORGANISATION.removesuffix(ENDING)
        self._known = {ours, *files, *(each.survey.id for each in others)}
        self._published = shelf.published

    def __contains__(self, name: object) -> bool:
        return name in self._known or name in self._published
