"""What looks like a time and is none."""

from datetime import date

import pytest

from claims.extract.times import tag

NOT_DATES = """
It may arrive with a bang.
May I ask who made it?
They march on the capital.
March on, said the general.
The second season is better.
Season 2 is better than the others.
Blade Runner 2049 is a long film.
Cyberpunk 2077 is a game.
Halo 2 and Forza 5 are games.
Forza Horizon 5 is out.
Starfield runs at 30 frames.
The iPhone 15 has a new chip.
The PS5 sold well.
The Galaxy S23 costs $1,999.
It costs $2025 in the store.
It costs £1999 before tax.
It costs €2000 with the stand.
Version 4.0 is better.
Version 10.2.1 is better.
Windows 11 is stable.
The score was 3-2.
The team won 21-14.
It rose 12 percent.
It rose by 3.5%.
It weighs 2000 pounds.
About 1900 people came.
Some 2,000 workers left.
The army had 1800 men.
The screen has 1920 x 1080 pixels.
It renders in 1080p.
It has 2048 points.
The camera has 2000 nits.
The "1917" disc is fine.
She starred in "Wednesday" with him.
Season 2 of Wednesday is good.
Wednesday season 2 is good.
They fall in love.
The stocks fall again.
Prices may spring back.
The fall of Rome was slow.
The coil is a spring.
He took the lead in sum.
It is a quarter full.
Three quarters of users agree.
He is second in line.
A second look helps.
She came second to none.
Wait a second!
The 44-year-old actor smiled.
Her six-year-old son smiled.
The 13-year-old dog barked.
A 6-month-old baby cried.
It uses 5 watts.
Chapter 12 is long.
Page 45 is torn.
Call 555 1234 for help.
The ratio is 16:9.
It has 12 levels and 31 bosses.
There are 24 players and 7 teams.
The bus 11 is late again.
He is 30 and she is 28.
They sold 10 million copies.
It scored 9/10 with critics.
It scored 90/100 overall.
Use model RTX 4090 for that.
The chip is the i7-1260P of Intel.
The 737 and the 747 fly.
The Boeing 787 flies.
Area 51 is closed.
Route 66 is long.
Catch-22 is a book.
The Nikon D850 is heavy.
Read section 3.2 of it.
The GeForce GTX 1080 is old hardware.
He lives at number 1984-B.
ISO 9001 is a norm.
The Xbox Series X is fast.
Studio 54 was loud.
Apollo 13 was a film.
Ocean's 11 was a film.
It has 4K and 8K modes.
The 5G network is fast.
The 3D film is good.
It is 2x faster.
She jan the door.
He sat down with the sun behind him.
They wed in church.
The sun is hot.
The march was peaceful.
An august body agreed.
The mar on the wall is visible.
He said it in dec form.
Do it over and over.
Once upon a hill it stood.
The early bird wins.
The late author was kind.
It came too early for them.
The end of the film is sad.
The beginning of the story is slow.
In the middle of the street it stopped.
The last episode is the best.
The next game is bigger.
The first trailer is out.
It was first shown by them.
The following list is short.
This one is better than that one.
The same actor is back.
He is of the same mind.
They added a new mode.
Update 4.1.10 is better.
It was raised to 4.1.10 for all.
macOS 10.12.11 is stable.
It was updated to 11.3 for all.
They went to the loud March for Life.
She led the ``March of the Mothers'' there.
They saw High Noon.
The Party daily Granma wrote about it.
A 1987 Chevrolet stood there.
It is open 24 hours a day.
It is open seven days a week.
They face a future in which it fails.
Now, he said, it fails.
""".strip().splitlines()


def test_there_are_at_least_a_hundred():
    assert len(set(NOT_DATES)) >= 100


@pytest.mark.parametrize("sentence", NOT_DATES)
def test_nothing_is_found(sentence):
    assert [item.text for item in tag(sentence, date(2023, 5, 23))] == []
