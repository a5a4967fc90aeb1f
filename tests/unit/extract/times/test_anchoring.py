"""Which year a year-less date takes."""

from __future__ import annotations

from pipeline import read_times
from pipeline.extract.times import publication_interval
from pipeline.extract.times.lexer import lex
from pipeline.extract.times.narrative import is_narrative
from pipeline.extract.times.publication import published_moment

HISTORY = (
    "The line opened in 1921 and closed in 1923.\nIn October 1924 it was sold, in 1925 leased.\n"
    "Fog came in 1926.\n{}\nIn 1927 it burnt."
)


def timex_of(text: str, published: str | None, quote: str) -> str | None:
    """TIMEX3 value of the expression with this quote."""
    return next(t.timex for t in read_times(text, published) if t.evidence.quote == quote)


def test_a_narrative_anchors_in_the_passage() -> None:
    text = HISTORY.format("In August ships collided. It was quiet. By the end of the year all was calm.")
    assert timex_of(text, "2009-12-19", "August") == "1926-08"
    assert timex_of(text, "2009-12-19", "the end of the year") == "1926"


def test_news_anchors_on_the_publication() -> None:
    text = "The company was founded in 1921.\nIts ship sank in August."
    assert timex_of(text, "2009-12-19", "August") == "2009-08"


def test_a_day_within_news_range_beats_another_paragraph() -> None:
    assert timex_of("Sales peaked in 2007.\nOn April 2 it said so.", "2008-04-09", "April 2") == "2008-04-02"


def test_a_day_within_news_range_beats_a_month_of_its_paragraph() -> None:
    text = "The trial began in April 2021. Its results came on 2 May."
    assert timex_of(text, "2023-05-08", "2 May") == "2023-05-02"


def test_a_day_of_the_season_beats_another_paragraph_that_is_years_old() -> None:
    text = "The hall was finished in August 2014.\nThen on 11 March the owners left."
    assert timex_of(text, "2019-03-29", "11 March") == "2019-03-11"
    assert timex_of(text.replace("\n", " "), "2019-03-29", "11 March") == "2014-03-11"
    assert timex_of(text.replace("2014", "2018"), "2019-03-29", "11 March") == "2018-03-11"
    assert timex_of(text, "2019-11-29", "11 March") != "2019-03-11"


def test_news_goes_back_beyond_a_new_year_only_by_naming_the_year() -> None:
    text = "In February 2022 the mill burnt. It was sold on 21 October."
    assert timex_of(text, "2023-01-20", "21 October") == "2022-10-21"
    assert timex_of(text, "2022-09-20", "21 October") == "2021-10-21"


def test_nothing_told_as_past_hangs_on_a_day_to_come() -> None:
    text = "He was expelled on 12 April. A hearing is set for 3 June. Doors were locked the next morning."
    assert timex_of(text, "2024-05-02", "the next morning") == "2024-04-13TMO"
    text = "It meets tomorrow. Earlier in the day both had agreed."
    assert timex_of(text, "2024-05-02", "Earlier in the day") == "2024-05-02"
    text = "It meets tomorrow. On that day all will vote."
    assert timex_of(text, "2024-05-02", "that day") == "2024-05-03"


def test_since_when_something_holds_dates_nothing_else() -> None:
    text = "Rents have risen since March 2020. The council met on 3 February."
    assert timex_of(text, "2022-07-01", "3 February") == "2022-02-03"


def test_a_season_of_publication_gives_its_year() -> None:
    assert published_moment("2018-24") == published_moment("2018")


def test_the_nearest_year_is_taken_across_new_year() -> None:
    text = HISTORY.format("In December 1926 it froze; in January it thawed.")
    assert timex_of(text, "2009-12-19", "January") == "1927-01"


def test_a_year_in_a_name_or_of_a_plan_is_no_anchor() -> None:
    named = HISTORY.format("In May 1926 the 1931 treaty lapsed. In June it was renewed.")
    planned = HISTORY.format("In May 1926 a line was planned for 1931. In June it was dropped.")
    assert timex_of(named, "2009-12-19", "June") == "1926-06"
    assert timex_of(planned, "2009-12-19", "June") == "1926-06"


def test_a_weekday_settles_the_year() -> None:
    assert timex_of("It sank on Thursday, 18 June.", "2016-03-01", "Thursday, 18 June") == "2015-06-18"


def test_a_clause_of_the_future_looks_ahead() -> None:
    text = "It sailed in May, and the next ship will sail in April."
    assert timex_of(text, "2015-06-17", "May") == "2015-05"
    assert timex_of(text, "2015-06-17", "April") == "2016-04"


def test_a_past_act_names_a_day_to_come() -> None:
    assert timex_of("The drivers called a strike for 1 March.", "2021-02-10", "1 March") == "2021-03-01"
    assert timex_of("The strike that they had called for 1 March failed.", "2021-07-10", "1 March") == "2021-03-01"
    assert timex_of("The bridge is expected to reopen before Christmas.", "2019-11-12", "Christmas") == "2019-12-25"
    assert timex_of("The mill burnt in 2016. It is due to reopen in May.", "2019-11-12", "May") == "2020-05"
    assert timex_of("The delay is due to heavy rain in May.", "2019-11-12", "May") == "2019-05"
    assert timex_of("The mill should be closed before Christmas.", "2019-09-12", "Christmas") == "2019-12-25"
    assert timex_of("The mill should have been closed before Christmas.", "2019-09-12", "Christmas") == "2018-12-25"
    assert timex_of("She sailed in May and may sail again.", "2019-09-12", "May") == "2019-05"
    assert timex_of("She signed a contract in April and will stay.", "2018-05-30", "April") == "2018-04"


def test_a_history_says_what_will_be_after_its_publication() -> None:
    text = HISTORY.format("The mill was sold in 1926. {}")
    ahead = text.format(
        "On 21 June the court, which sat in 1925, will hear both sides. On 10 February he made an offer."
    )
    assert timex_of(ahead, "2009-04-19", "21 June") == "2009-06-21"
    assert timex_of(ahead, "2009-04-19", "10 February") == "2009-02-10"
    past = text.format("On 21 June 2009 it reopened. By November it had closed.")
    assert timex_of(past, "2009-06-30", "November") == "2008-11"
    assert timex_of(past, "2009-12-19", "November") == "2009-11"


def test_what_somebody_said_would_be_lies_ahead() -> None:
    text = "He added that the fair {} in September."
    assert timex_of(text.format("would be held"), "2015-04-19", "September") == "2015-09"
    assert timex_of(text.format("would have been held"), "2015-04-19", "September") == "2014-09"
    assert timex_of("The fair would be held in September.", "2015-04-19", "September") == "2014-09"


def test_what_lasts_until_then_or_comes_next_lies_ahead() -> None:
    assert timex_of("The bridge is closed until December.", "2015-04-19", "December") == "2015-12"
    assert timex_of("The bridge was closed until December.", "2015-04-19", "December") == "2014-12"
    assert timex_of("The fair has been brought forward to July.", "2015-04-19", "July") == "2015-07"
    assert timex_of("Before the next fair, in July, he sold it.", "2015-04-19", "July") == "2015-07"


def test_an_old_plan_and_what_has_held_since_then_lie_back() -> None:
    assert timex_of("The fair had first been planned for 3 April.", "2015-04-19", "3 April") == "2015-04-03"
    text = "They will have to wait, for since January it has been shut."
    assert timex_of(text, "2015-04-19", "January") == "2015-01"


def test_that_morning_is_not_of_the_day_on_which_a_report_came_out() -> None:
    text = "The mill burnt on 14 May 2015. The report, {} on 22 June 2015, blames fog. It rang that morning."
    assert timex_of(text.format("published"), "2015-09-19", "that morning") == "2015-05-14TMO"
    assert timex_of(text.format("lost"), "2015-09-19", "that morning") == "2015-06-22TMO"


def test_so_long_after_that_counts_from_what_was_told() -> None:
    assert (
        timex_of("In 1972 it vanished. Two years after that a dealer sold it.", "2015-09-19", "Two years after that")
        == "1974"
    )
    text = "It burnt on 3 May 2012. Two days after that, it was sold."
    assert timex_of(text, "2015-09-19", "Two days after that") == "2012-05-05"
    assert timex_of("It burnt in 2012. Two years after that war it was sold.", "2015-09-19", "Two years") == "P2Y"


def test_a_day_told_in_full_goes_before_a_year_of_the_background() -> None:
    text = HISTORY.format("The mill burnt on 3 May 1935. It had been repaired in 1931. The siren rang on 2 May.")
    assert timex_of(text, "2009-12-19", "2 May") == "1935-05-02"
    history = HISTORY.format("The mill burnt on 3 May 1931. In 1935 it was repaired. On 2 May it reopened.")
    assert timex_of(history, "2009-12-19", "2 May") == "1935-05-02"


def test_short_years_take_the_century_of_the_passage() -> None:
    assert timex_of(HISTORY.format("The '24 class was drafted."), "2009-12-19", "'24") == "1924"


def test_29_february_is_never_put_into_a_common_year() -> None:
    text = HISTORY.format("In March 1925 it sailed. On 29 February it sank.")
    assert timex_of(text, "2009-12-19", "29 February") == "1924-02-29"


def test_is_narrative_needs_enough_old_years() -> None:
    published = published_moment("2015")
    assert is_narrative([lex("1921, 1922, 1923, 1924 and 2014")], published)
    assert not is_narrative([lex("1921 and 1922")], published)
    assert not is_narrative([lex("1921, 2013, 2014, 2015 and 2012, 2015")], published)
    assert not is_narrative([lex("1921, 1922, 1923, 1924 and 2014")], None)


def test_news_with_much_background_is_no_narrative() -> None:
    text = (
        "The 1997 treaty followed those of 1990, 1993 and 2001.\nOn Sunday, ministers met; last month they had not.\n"
        "Yesterday the port shut. In August ships collided."
    )
    assert timex_of(text, "2009-12-19", "August") == "2009-08"
    assert timex_of(text, "2009-12-19", "Sunday") == "2009-12-13"


def test_that_year_may_mean_a_year_that_anchors_nothing_else() -> None:
    text = "The 1997 treaty was signed in the spring of that year. In May it was read."
    assert timex_of(text, "2001-06-17", "the spring of that year") == "1997-SP"


def test_a_birth_dates_nothing_else() -> None:
    text = "The minister, born on 3 March 1961 in a small port, resigned in May."
    assert timex_of(text, "2015-06-17", "May") == "2015-05"


def test_what_had_been_before_dates_nothing_else() -> None:
    text = "In 1634 an army besieged the town. It had been taken once before, in 1552. On 3 May it fell."
    assert timex_of(text, None, "3 May") == "1634-05-03"


def test_a_past_clause_never_lies_ahead_of_the_publication() -> None:
    text = "The line opened in November 2014. It sank in August."
    assert timex_of(text, "2015-01-17", "August") == "2014-08"
    assert timex_of("Fog came in October 2015. In January it had thawed.", "2015-11-08", "January") == "2015-01"


def test_publication_as_interval() -> None:
    interval = publication_interval("2023-03/2023-04")
    assert interval is not None
    assert (str(interval.earliest), str(interval.latest)) == ("2023-03-01", "2023-04-30")
    assert publication_interval("2023-02-31") is None
    assert publication_interval(None) is None
    assert published_moment("2023-03~") == published_moment("2023-03")


def test_a_present_of_what_is_set_for_a_day_looks_ahead() -> None:
    text = "The register {} on 1 July."
    for verb in ("takes effect", "comes into force", "expires"):
        assert timex_of(text.format(verb), "2025-12-03", "1 July") == "2026-07-01"
    assert timex_of(text.format("took effect"), "2025-12-03", "1 July") == "2025-07-01"


def test_a_month_told_with_its_year_gives_it_to_its_days() -> None:
    text = "The flood of January 2021 took the quay, which dates from 1880.\nOn 25 January the dyke gave way."
    assert timex_of(text, "2022-06-08", "25 January") == "2021-01-25"
    assert timex_of(text, "2022-01-30", "25 January") == "2022-01-25"
    assert timex_of(text.replace("gave way", "will be blessed"), "2022-01-20", "25 January") == "2022-01-25"


def test_a_story_that_has_moved_on_does_not_go_back() -> None:
    text = "Shots fell in April 2021.\nA truce held in December 2021.\nIn April the watchers left."
    assert timex_of(text, "2022-08-08", "April") == "2022-04"


def test_a_bare_day_is_of_the_month_of_the_story() -> None:
    text = (
        "The dyke broke on 24 May 2021.\nIn October 2019 its keeper had written to the council.\nOn the 25th it rained."
    )
    assert timex_of(text, "2022-03-01", "the 25th") == "2021-05-25"
    assert timex_of(text.replace("\nOn", " On"), "2022-03-01", "the 25th") == "2019-10-25"
    assert timex_of(text.replace("2019", "2021"), "2022-03-01", "the 25th") == "2021-10-25"


def test_a_month_of_the_season_beats_an_old_one_where_the_text_tells_news() -> None:
    text = "They won on Saturday.\nLeave was given in November 2019.\nBy the end of June all was sold."
    assert timex_of(text, "2024-08-19", "the end of June") == "2024-06"
    assert timex_of(text.replace(" on Saturday", ""), "2024-08-19", "the end of June") == "2019-06"


def test_a_day_counted_back_is_no_day_of_the_story() -> None:
    text = "The vote was on 3 May 2010. She had left the day before. That night it rained."
    assert timex_of(text, "2010-07-01", "That night") == "2010-05-03TNI"


def test_what_has_held_since_a_month_reaches_the_publication() -> None:
    text = "The offer was made in March 2021.\nThe rule has been in force since May."
    assert timex_of(text, "2023-08-01", "May") == "2023-05"
    assert timex_of(text.replace("has", "had"), "2023-08-01", "May") == "2021-05"


def test_the_future_of_a_clause_is_not_that_of_the_aside_in_it() -> None:
    text = "The mayor, who was elected in May with a small margin, will read the names aloud."
    assert timex_of(text, "2022-01-23", "May") == "2021-05"


def test_news_of_the_year_stays_so_behind_what_another_paragraph_tells_of_years_ago() -> None:
    text = "The league met on 12 September. It froze its fees in February 2024.\n{}In March the clubs had revolted."
    assert timex_of(text.format(""), "2028-09-17", "March") == "2028-03"
    assert timex_of(text.replace("\n", " ").format(""), "2028-09-17", "March") == "2024-03"
    assert timex_of(text.replace("The league met on 12 September. ", "").format(""), "2028-09-17", "March") == "2024-03"


def test_a_plan_of_the_past_is_for_the_nearest_such_time() -> None:
    assert timex_of("The ministry scrapped the drill, which was planned for June.", "2028-09-17", "June") == "2028-06"
    assert timex_of("They called off a drill which was to bring ten ships in June.", "2028-05-20", "June") == "2028-06"
    assert timex_of("The clubs agreed to meet in Lima in November.", "2028-05-20", "November") == "2028-11"
    assert timex_of("The clubs met in Lima in November.", "2028-05-20", "November") == "2027-11"
    assert timex_of("The bridge was set on fire in July.", "2028-05-20", "July") == "2027-07"


def test_what_had_been_before_gives_no_other_paragraph_its_year() -> None:
    text = "Ada Finch left on 12 September.\n{} and nothing came.\nOn 18 May the board scrapped the plan."
    before = text.format("In August 2027 the town had asked for guards,")
    story = text.format("In August 2027 the town asked for guards,")
    assert timex_of(before, "2028-09-17", "18 May") == "2028-05-18"
    assert timex_of(story, "2028-09-17", "18 May") == "2027-05-18"


def test_feasts_are_no_days_of_the_week() -> None:
    assert timex_of("The mill burnt on Boxing Day 2014.", "2019-11-12", "Boxing Day 2014") == "2014-12-26"
    for feast in ("Good Friday", "Easter Monday", "Black Tuesday"):
        assert not list(read_times(f"The mill burnt on {feast}.", "2019-11-12"))
