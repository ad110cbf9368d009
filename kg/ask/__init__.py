"""Questions in English, Chinese and pinyin → answers with their sentences, or an honest refusal."""

from kg.ask.asking import ask

__all__ = ["ask"]
