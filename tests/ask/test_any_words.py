"""Known words in any order make a question that is answered or refused, never an error."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.ask.lexicon import standing
from tests.ask.conftest import Ask

WORDS = sorted(standing().words())
NAMES = [
    "丽水市",
    "Yuxi",
    "雪亮工程",
    "平安丽水",
    "蓝若水",
    "平安金钟",
    "玉溪市公安局",
    "平安丽水建设三年规划",
    "2023年",
    "Shanghai",
]


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=4), st.lists(st.sampled_from(NAMES), max_size=3), st.randoms())
def test_known_words_in_any_order_never_raise(asked: Ask, words: list[str], names: list[str], order: object) -> None:
    parts = [*words, *names]
    order.shuffle(parts)  # type: ignore[attr-defined]
    answer = asked(" ".join(parts))
    assert answer.answered is (answer.reason is None)
    assert answer.reply
    assert len(answer.rows) == 0 or answer.query is not None
