"""A new survey becomes a file in the surveys folder, beside the others and over none of them."""

from collections.abc import Callable, Container
from dataclasses import replace
from pathlib import Path

from admin.authoring.notebook import Notebook
from admin.fieldwork import FieldworkFault
from admin.whole_files import written_anew, written_over
from surveys.files import Unreadable, text_of_file
from surveys.library import ORGANISATION, Library
from surveys.naming import name_for

ENDING = ".yaml"


def put_away(
    notebook: Notebook,
    title: str,
    made: Callable[[str], str],
    library: Library,
    published: Container[str],
) -> Notebook:
    """Write the file that ``made`` returns for an id, and return the notebook that knows of it.

    The id is made of the title, and is nobody else's. A file that was written before goes with it,
    unless it is ``published``. Where the folder cannot be written, ``text`` is empty. Raises
    FieldworkFault when somebody changed that file by hand.
    """
    mine = _mine(notebook, library.folder)
    name = name_for(title, _Taken(library, published, mine), "-", "survey")
    text = made(name)
    path = library.folder / f"{name}{ENDING}"
    try:
        if path == mine:
            written_over(path, text.encode())
        else:
            written_anew(path, text.encode())
            if mine is not None and notebook.file not in published:
                mine.unlink()
    except FileExistsError:
        raise FieldworkFault(
            "Another survey got this name at this moment. Please tap once more."
        ) from None
    except OSError:
        text = ""
    return replace(notebook, file=name, text=text)


class _Taken:
    """Ids that are somebody else's."""

    def __init__(self, library: Library, published: Container[str], mine: Path | None) -> None:
        others = [each for each in library.held() if each.path != mine]
        files = {path.stem for path in library.paths() if path != mine}
        self._known = {
            ORGANISATION.removesuffix(ENDING),
            *files,
            *(each.survey.id for each in others),
        }
        self._published = published

    def __contains__(self, name: object) -> bool:
        return name in self._known or name in self._published


def _mine(notebook: Notebook, folder: Path) -> Path | None:
    """Return the file that was written before, if it is still there."""
    path = folder / f"{notebook.file}{ENDING}"
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
