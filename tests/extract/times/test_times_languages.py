"""Windows in five more languages, and full dates in any that dateparser knows; seen from 23 May 2023."""

from datetime import date

import pytest
from times_marked import check

from claims.extract.times import tag

SENTENCES = [
    ("fr", "Le jeu sort le [6 juin 2024 = 2024-06-06]."),
    ("fr", "Le jeu sort [début 2024 = 2024-01-01..2024-04-30]."),
    ("fr", "Le jeu sort à la [fin de 2024 = 2024-09-01..2024-12-31]."),
    ("fr", "Le jeu sort au [premier trimestre 2024 = 2024-01-01..2024-03-31]."),
    ("fr", "Le jeu sort à l'[automne 2023 = 2023-09-01..2023-11-30]."),
    ("fr", "Le jeu sort [l'année prochaine = 2024-01-01..2024-12-31]."),
    ("fr", "Le jeu sort en [mars 2024 = 2024-03-01..2024-03-31]."),
    ("fr", "Le jeu sort avant [2025 = ..2024-12-31]."),
    ("de", "Das Spiel kommt am [6. Juni 2024 = 2024-06-06]."),
    ("de", "Das Spiel kommt [Anfang 2024 = 2024-01-01..2024-04-30]."),
    ("de", "Das Spiel kommt [Ende März 2024 = 2024-03-21..2024-03-31]."),
    ("de", "Das Spiel kommt im [Herbst 2023 = 2023-09-01..2023-11-30]."),
    ("de", "Das Spiel kommt im [zweiten Quartal 2024 = 2024-04-01..2024-06-30]."),
    ("de", "Das Spiel kommt [nächstes Jahr = 2024-01-01..2024-12-31]."),
    ("de", "Das Spiel kommt am [06.06.2024 = 2024-06-06]."),
    ("es", "El juego sale el [6 de junio de 2024 = 2024-06-06]."),
    ("es", "El juego sale a [principios de 2024 = 2024-01-01..2024-04-30]."),
    ("es", "El juego sale a [mediados de 2024 = 2024-05-01..2024-08-31]."),
    ("es", "El juego sale en el [primer semestre de 2024 = 2024-01-01..2024-06-30]."),
    ("es", "El juego sale en [otoño de 2023 = 2023-09-01..2023-11-30]."),
    ("es", "El juego sale [este año = 2023-01-01..2023-12-31]."),
    ("it", "Il gioco esce il [6 giugno 2024 = 2024-06-06]."),
    ("it", "Il gioco esce a [fine 2024 = 2024-09-01..2024-12-31]."),
    ("it", "Il gioco esce nel [secondo trimestre 2024 = 2024-04-01..2024-06-30]."),
    ("it", "Il gioco esce in [autunno 2023 = 2023-09-01..2023-11-30]."),
    ("it", "Il gioco esce entro il [2024 = ..2024-12-31]."),
    ("pt", "O jogo sai em [6 de junho de 2024 = 2024-06-06]."),
    ("pt", "O jogo sai no [início de 2024 = 2024-01-01..2024-04-30]."),
    ("pt", "O jogo sai no [final de 2024 = 2024-09-01..2024-12-31]."),
    ("pt", "O jogo sai em [março de 2024 = 2024-03-01..2024-03-31]."),
    ("pt", "O jogo sai no [segundo semestre de 2024 = 2024-07-01..2024-12-31]."),
    ("nl", "Het spel komt op [6 juni 2024 = 2024-06-06]."),
    ("pl", "Gra wychodzi [6 czerwca 2024 = 2024-06-06] w Europie."),
    ("de", "Das Spiel kommt bis [2024 = ..2024-12-31]."),
    ("es", "El juego sale antes de [marzo de 2024 = ..2024-02-29]."),
    ("fr", "Les enfants marchent dans la rue."),
    ("de", "Er mag das sehr."),
]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_a_window_in_another_language(language, sentence):
    check(sentence, language=language)


def test_a_language_nobody_knows_gives_nothing():
    assert tag("12 xx 2024 abcdef 2024", date(2023, 5, 23), language="xx") == []
