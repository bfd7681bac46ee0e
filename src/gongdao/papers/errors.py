"""The one exception of this package."""

from gongdao.errors import UserError
from gongdao.papers.messages import sentence


class PaperError(UserError):
    """A file or a column that cannot be taken.

    `values` are the words that stand in the sentence, such as the column or the limit.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, sentence(code, **values))
        self.values = values
